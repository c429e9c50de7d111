import type { Rules, SurveyRule } from '../rules.ts';
import { bucketOf } from '../segments/bucket-of.ts';
import { evaluate } from '../segments/evaluate.ts';
import { subjectOf } from '../segments/subject-of.ts';
import type { CustomerState } from '../state.ts';
import { isWithinFrequency } from './displays.ts';
import { isAllLeftOut } from './left-out.ts';
import { isOpen, lastAt, type SurveyState } from './state.ts';

/** As long as a survey that somebody saw counts as open, and no other comes up beside it. */
export const OPEN_MS = 30 * 60_000;
/** As long as one that was sent to the browser is taken to be on its way to the screen. */
const ON_ITS_WAY_MS = 2 * 60_000;

/** Whether this customer may be asked at an instant, whatever page they are on: who they are, and how often they were. */
export function mayAsk(rule: SurveyRule, state: CustomerState, rules: Rules, now: number): boolean {
  const { surveys, displays = [] } = state.profile;
  const known = Object.hasOwn(surveys, rule.id) ? surveys[rule.id] : undefined;
  return (
    !isDone(rule.again, known) &&
    !isAllLeftOut(rule.asks, known, now) &&
    isSampled(rule, state.firstId) &&
    isWithinFrequency(
      displays.filter(({ survey }) => survey === rule.id),
      rule.frequency,
      now,
    ) &&
    isWithinFrequency(displays, rules.surveyFrequency, now) &&
    !isAnotherOpen(rule.id, state, now) &&
    (!rule.if || evaluate(rule.if, subjectOf(state, rules, now)).member)
  );
}

function isDone(again: SurveyRule['again'], known: SurveyState | undefined): boolean {
  if (!known || again === 'always') return false;
  if (known.completedAt !== undefined) return true;
  if (again === 'never') return known.shownAt !== undefined;
  if (again === 'until_answered') return Object.values(known.answers).some(({ value }) => value !== null);
  return known.dismissedAt !== undefined;
}

/** Drawn from the first id they were known by: the same answer on every page, on every device of theirs. */
function isSampled({ id, sample }: SurveyRule, firstId: string): boolean {
  return sample === undefined || bucketOf(`survey:${id}`, firstId) < sample;
}

/** Nobody is asked two things at a time. */
function isAnotherOpen(id: string, { profile: { surveys, invited = {} } }: CustomerState, now: number): boolean {
  const seen = Object.entries(surveys).some(
    ([other, survey]) => other !== id && isOpen(survey) && now - lastAt(survey) < OPEN_MS,
  );
  if (seen) return true;
  return Object.entries(invited).some(
    ([other, { at }]) => other !== id && now - at < ON_ITS_WAY_MS && !(at <= lastSeen(surveys[other])),
  );
}

function lastSeen(survey: SurveyState | undefined): number {
  return survey?.shownAt ?? -1;
}
