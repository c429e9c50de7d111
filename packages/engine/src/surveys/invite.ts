import type { SurveyWait } from '@footfall/contract';
import { matchesEvent } from '../campaigns/matches-event.ts';
import { compactEvent } from '../history/compact-event.ts';
import { eventName, meansName } from '../history/event-name.ts';
import type { TakenEvent } from '../input.ts';
import type { Rules, SurveyRule } from '../rules.ts';
import type { CustomerState } from '../state.ts';
import { leftOut } from './left-out.ts';
import { mayAsk, OPEN_MS } from './may-ask.ts';
import { isPageMeant } from './page-test.ts';
import type { Invited, SurveyState } from './state.ts';

/** Show this survey now; the collect stage makes ids and tokens of it. */
export interface SurveyInvitation {
  survey: string;
  revision: number;
  /** What it is asked about; the same occasion always leads to the same response id. */
  occasion: string;
  /** Ids of questions that are not asked again. */
  leftOut?: string[];
  /** The campaign that asks, where one does. */
  campaign?: string;
  /** What the browser waits for first; then it asks once more. */
  wait?: SurveyWait;
  /** Events after which it is not shown any more. */
  cancel?: string[];
}

/**
 * The survey that this event leads to, and the state that remembers it. An event that is told again (a reloaded thank-you
 * page, an answer that was lost: `isNew` is false) begins nothing and goes on with what it began.
 */
export function invite(
  state: CustomerState,
  taken: TakenEvent,
  rules: Rules,
  now: number,
  isNew: boolean,
): { state: CustomerState; invitation: SurveyInvitation } | undefined {
  const { event, late, historical } = taken;
  if (late || historical || !hasBrowser(taken)) return undefined;
  const name = eventName(event);
  const candidates = rules.surveys.filter(({ trigger }) => trigger !== undefined && meansName(trigger, name));
  if (candidates.length === 0) return undefined;
  const compact = compactEvent(taken, now, rules.currency);
  for (const rule of candidates.toSorted(byPriority)) {
    const { id, trigger = '', where = [], pages } = rule;
    const { invited = {}, surveys } = state.profile;
    const before = Object.hasOwn(invited, id) ? invited[id] : undefined;
    const survey = Object.hasOwn(surveys, id) ? surveys[id] : undefined;
    const occasion = occasionOf(taken);
    const isSame = before?.occasion === occasion;
    // A page later it is still the display that is open, unless there is something new to ask about.
    const goesOn =
      before && !isOver(before.at, survey) && (isSame || (!isOrder(occasion) && now - before.at < OPEN_MS));
    if (goesOn) return { state, invitation: invitationTo(rule, before, survey) };
    if (!isNew || isSame || !matchesEvent({ event: trigger, where }, compact, 'any')) continue;
    if (!isPageMeant(pages, event.context?.page) || !mayAsk(rule, state, rules, now)) continue;
    const begun = { occasion, at: taken.at };
    const profile = { ...state.profile, invited: { ...invited, [id]: begun } };
    return { state: { ...state, profile }, invitation: invitationTo(rule, begun, survey) };
  }
  return undefined;
}

/** A server's events reach no screen. */
function hasBrowser({ trusted, fromBrowser }: TakenEvent): boolean {
  return !trusted || fromBrowser === true;
}

function byPriority(one: SurveyRule, other: SurveyRule): number {
  const difference = (other.priority ?? 0) - (one.priority ?? 0);
  return difference || (one.id < other.id ? -1 : 1);
}

function isOver(since: number, survey: SurveyState | undefined): boolean {
  return Math.max(survey?.completedAt ?? -1, survey?.dismissedAt ?? -1) >= since;
}

/** The number of the order that something is asked about, if it is one. */
export const orderOf = (occasion: string): string | undefined =>
  isOrder(occasion) ? occasion.slice(ORDER.length) : undefined;

/** What something is asked about where that is an order. */
export const orderOccasion = (order: string | number): string => `${ORDER}${order}`;

const ORDER = 'order:';
const isOrder = (occasion: string): boolean => occasion.startsWith(ORDER);

function occasionOf({ event }: TakenEvent): string {
  const order = event.type === 'track' ? event.properties?.order_id : undefined;
  return typeof order === 'string' || typeof order === 'number' ? orderOccasion(order) : event.messageId;
}

function invitationTo(
  { id, revision, asks, wait, cancel }: SurveyRule,
  { occasion, at }: Invited,
  known: SurveyState | undefined,
): SurveyInvitation {
  const without = leftOut(asks, known, at);
  return {
    survey: id,
    revision,
    occasion,
    ...(without.length > 0 ? { leftOut: without } : {}),
    ...(wait ? { wait } : {}),
    ...(cancel && cancel.length > 0 ? { cancel } : {}),
  };
}
