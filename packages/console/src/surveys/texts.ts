import type { SurveyDraft } from '@footfall/contract';

/** A text in one language; empty where there is none. */
export function textOf(draft: SurveyDraft, language: string, key: string | undefined): string {
  return key === undefined ? '' : (draft.strings[language]?.[key] ?? '');
}

/** The draft with a text in one language; an empty one goes, so that the survey's own language stands in. */
export function withText(draft: SurveyDraft, language: string, key: string, text: string): SurveyDraft {
  const { [key]: _before, ...rest } = draft.strings[language] ?? {};
  return { ...draft, strings: { ...draft.strings, [language]: text === '' ? rest : { ...rest, [key]: text } } };
}
