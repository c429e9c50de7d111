import type { FactBody } from '../fact.ts';
import type { Profile } from '../state.ts';
import { ownAnswers } from './answers.ts';
import { isOpen, lastAt, type SurveyState } from './state.ts';

/** Who does nothing with an open survey for this long has left it; as long as a visit lasts without anything happening. */
export const LEFT_AFTER_MS = 30 * 60_000;

/** When the next open survey counts as left, epoch milliseconds. */
export function earliestLeft({ surveys }: Profile): number | undefined {
  const due = Object.values(surveys).filter(isOpen).map(dueAt);
  return due.length > 0 ? Math.min(...due) : undefined;
}

function dueAt(survey: SurveyState): number {
  return lastAt(survey) + LEFT_AFTER_MS;
}

/** Notes which open surveys were left by now, each at its own instant: with answers in part, or with none at all. */
export function leaveOpen(
  profile: Profile,
  now: number,
): { profile: Profile; facts: { at: number; body: FactBody }[] } {
  const left = Object.entries(profile.surveys).filter(([, survey]) => isOpen(survey) && dueAt(survey) <= now);
  if (left.length === 0) return { profile, facts: [] };
  const surveys = { ...profile.surveys };
  const facts = left.map(([id, survey]) => {
    const at = dueAt(survey);
    surveys[id] = { ...survey, leftAt: at };
    const answered = Object.keys(ownAnswers(survey)).length;
    const told = { id, revision: survey.revision, responseId: survey.responseId };
    const body: FactBody =
      answered > 0 ? { type: 'survey.partial', survey: told, answered } : { type: 'survey.abandoned', survey: told };
    return { at, body };
  });
  return { profile: { ...profile, surveys }, facts: facts.toSorted((one, other) => one.at - other.at) };
}
