import type { FlowRule, SurveyDraft } from '@footfall/contract';
import { changed } from './changed.ts';

export const rulesOf = (draft: SurveyDraft, id: string): FlowRule[] =>
  draft.flow?.filter(({ from }) => from === id) ?? [];

/** The draft with other rules after a question, in the places of those it had; the rules of others stay where they are. */
export function withRules(draft: SurveyDraft, id: string, rules: FlowRule[]): SurveyDraft {
  const left = [...rules];
  const all = draft.flow ?? [];
  const last = all.findLastIndex(({ from }) => from === id);
  const flow = all.flatMap((rule, place) => {
    if (rule.from !== id) return [rule];
    return place === last ? left.splice(0) : left.splice(0, 1);
  });
  flow.push(...left);
  return changed(draft, { flow: flow.length > 0 ? flow : undefined });
}
