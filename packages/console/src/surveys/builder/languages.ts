import type { SurveyDraft } from '@footfall/contract';

/** The survey's own language first, then the others. */
export const languagesOf = (draft: SurveyDraft): string[] => [
  ...new Set([draft.language, ...Object.keys(draft.strings)]),
];

export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
