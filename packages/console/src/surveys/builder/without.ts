import type { Condition, SurveyDraft } from '@footfall/contract';
import { changed } from './changed.ts';
import { withoutUnusedTexts } from './withoutUnusedTexts.ts';

/** The draft without a question, and without its texts and the rules and conditions that name it. */
export function withoutQuestion(draft: SurveyDraft, id: string): SurveyDraft {
  const traits = Object.entries(draft.traits ?? {}).filter(([question]) => question !== id);
  const questions = draft.questions
    .filter((question) => question.id !== id)
    .map((question) =>
      question.showIf && names(question.showIf, id) ? changed(question, { showIf: undefined }) : question,
    );
  const rules = draft.flow?.filter((rule) => rule.from !== id && rule.to !== id && !(rule.if && names(rule.if, id)));
  return withoutUnusedTexts(
    draft,
    changed(draft, {
      questions,
      flow: rules?.length ? rules : undefined,
      traits: traits.length > 0 ? Object.fromEntries(traits) : undefined,
    }),
  );
}

/** The draft without one of its endings, and without the rules that lead to it. */
export function withoutEnding(draft: SurveyDraft, id: string): SurveyDraft {
  const endings = draft.endings?.filter((ending) => ending.id !== id);
  const rules = draft.flow?.filter(({ to }) => to !== id);
  return withoutUnusedTexts(
    draft,
    changed(draft, { endings: endings?.length ? endings : undefined, flow: rules?.length ? rules : undefined }),
  );
}

function names(condition: Condition, id: string): boolean {
  if ('all' in condition) return condition.all.some((one) => names(one, id));
  if ('any' in condition) return condition.any.some((one) => names(one, id));
  return 'not' in condition ? names(condition.not, id) : condition.q === id;
}
