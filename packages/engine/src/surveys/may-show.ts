import type { Rules } from '../rules.ts';
import { matchingEvents } from '../segments/matching-events.ts';
import { subjectOf } from '../segments/subject-of.ts';
import { type StoredState, upgradeState } from '../upgrade-state.ts';
import { mayAsk } from './may-ask.ts';
import { isPageMeant, type Page } from './page-test.ts';

/**
 * Whether a survey that a browser was told to show after a wait may still be shown: everything is asked once more, on the
 * page that is open by now. Changes nothing.
 */
export function mayShow(
  stored: StoredState,
  asked: { survey: string; revision: number; page?: Page },
  rules: Rules,
  now: number,
): boolean {
  const state = upgradeState(stored);
  const rule = rules.surveys.find(({ id }) => id === asked.survey);
  const invited = state.profile.invited?.[asked.survey];
  if (!rule || !invited || rule.revision !== asked.revision || state.handed || state.gone) return false;
  const survey = state.profile.surveys[asked.survey];
  if (Math.max(survey?.completedAt ?? -1, survey?.dismissedAt ?? -1, survey?.shownAt ?? -1) >= invited.at) return false;
  const subject = subjectOf(state, rules, now);
  const isCancelled = (rule.cancel ?? []).some((event) =>
    matchingEvents(subject, { event }).some(([, at]) => at >= invited.at),
  );
  return !isCancelled && isPageMeant(rule.pages, asked.page) && mayAsk(rule, state, rules, now);
}
