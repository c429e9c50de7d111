import type { Condition, SurveyDraft } from '@footfall/contract';

/** The draft without a question, and without the rules and conditions that name it. */
export function withoutQuestion(draft: SurveyDraft, id: string): SurveyDraft {
  const { flow, traits, ...rest } = draft;
  const rules = flow?.filter((rule) => rule.from !== id && rule.to !== id && !(rule.if && names(rule.if, id)));
  const kept = Object.entries(traits ?? {}).filter(([question]) => question !== id);
  return {
    ...rest,
    questions: draft.questions
      .filter((question) => question.id !== id)
      .map((question) => {
        const { showIf, ...shown } = question;
        return showIf && names(showIf, id) ? (shown as typeof question) : question;
      }),
    ...(rules && rules.length > 0 ? { flow: rules } : {}),
    ...(kept.length > 0 ? { traits: Object.fromEntries(kept) } : {}),
  };
}

function names(condition: Condition, id: string): boolean {
  if ('all' in condition) return condition.all.some((one) => names(one, id));
  if ('any' in condition) return condition.any.some((one) => names(one, id));
  return 'not' in condition ? names(condition.not, id) : condition.q === id;
}
