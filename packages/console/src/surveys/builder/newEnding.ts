import type { SurveyDraft } from '@footfall/contract';
import { newId } from './kinds.ts';

/** The draft with one more ending, whose text is still to be written. */
export function withNewEnding(draft: SurveyDraft): { draft: SurveyDraft; id: string } {
  const { questions, endings = [] } = draft;
  const id = newId(
    [...questions, ...endings].map((one) => one.id),
    'end',
  );
  return { id, draft: { ...draft, endings: [...endings, { id, text: id }] } };
}
