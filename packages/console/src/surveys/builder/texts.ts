import type { Question, SurveyDraft } from '@footfall/contract';
import { changed } from './changed.ts';
import { withQuestion } from './withQuestion.ts';

/** A text in one language; empty where there is none. */
export function textOf(draft: SurveyDraft, language: string, key: string | undefined): string {
  return key === undefined ? '' : (draft.strings[language]?.[key] ?? '');
}

/** The draft with a text in one language; an empty one goes, so that the survey's own language stands in. */
export function withText(draft: SurveyDraft, language: string, key: string, text: string): SurveyDraft {
  const { [key]: _before, ...rest } = draft.strings[language] ?? {};
  return { ...draft, strings: { ...draft.strings, [language]: text === '' ? rest : { ...rest, [key]: text } } };
}

/** Texts that a question can do without. */
export type OwnText = 'hint' | 'low' | 'high' | 'placeholder' | 'consent';

export const ownText = (question: Question, member: OwnText): string | undefined =>
  (question as { [member in OwnText]?: string })[member];

/** The draft with such a text in one language. What no language says any more is no part of the question either. */
export function withOwnText(
  draft: SurveyDraft,
  question: Question,
  { member, language, text }: { member: OwnText; language: string; text: string },
): SurveyDraft {
  const key = ownText(question, member) ?? `${question.id}.${member}`;
  const written = withText(draft, language, key, text);
  const isSaid = Object.values(written.strings).some((texts) => texts[key]);
  return withQuestion(written, changed(question, { [member]: isSaid ? key : undefined }));
}
