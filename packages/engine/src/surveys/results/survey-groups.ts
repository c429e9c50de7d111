import type { Survey, SurveyGroup } from '@footfall/contract';
import { revenueOf } from './revenue-of.ts';
import { type Response, surveyResults } from './survey-results.ts';

/** More are not told of: a table of them would be read by nobody. */
const MAX_GROUPS = 50;

/** What the responses of each group come to, the largest group first. */
export function surveyGroups<R extends Response>(
  survey: Survey,
  responses: R[],
  groupsOf: (response: R) => { id: string; name: string }[],
): SurveyGroup[] {
  const groups = new Map<string, { name: string; members: Set<R> }>();
  for (const response of responses) {
    for (const { id, name } of groupsOf(response)) {
      const group = groups.get(id) ?? { name, members: new Set() };
      group.members.add(response);
      groups.set(id, group);
    }
  }
  return [...groups]
    .toSorted(([, one], [, other]) => other.members.size - one.members.size)
    .slice(0, MAX_GROUPS)
    .map(([id, { name, members }]) => {
      const { funnel, questions } = surveyResults(survey, [...members]);
      const { rendered, shown, started, completed } = funnel;
      const score = questions.find((question) => question.score)?.score ?? null;
      return { id, name, rendered, shown, started, completed, score, revenue: revenueOf([...members]) };
    });
}
