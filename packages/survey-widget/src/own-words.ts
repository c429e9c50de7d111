import { SURVEY_WORDS } from '@footfall/contract';

export const OWN_LANGUAGE = 'en';

/** What is said where a survey has no words of its own; files of rare kinds add theirs. */
export const OWN_WORDS = { ...SURVEY_WORDS };
