import type { SurveyProblem } from '@footfall/engine/survey-flow';

const NAMES: Record<SurveyProblem['code'], string> = {
  no_questions: 'nothing is asked',
  duplicate_id: 'an id means two things',
  unknown_id: 'a rule names what is not there',
  cycle: 'the way turns in a circle',
  unreachable: 'nobody comes to it',
  missing_text: 'a text is missing',
  unsafe_link: 'a link needs https: or mailto:',
  no_options: 'there is nothing to choose',
  impossible_bounds: 'nobody could meet the bounds',
  unknown_token: 'a look is unknown',
  unreadable_colour: 'a colour cannot be judged',
  low_contrast: 'a colour cannot be read',
};

/** What keeps a survey from being published, in a few words. */
export const problemName = (code: SurveyProblem['code']): string => NAMES[code];
