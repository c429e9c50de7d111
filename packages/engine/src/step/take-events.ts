import { campaignInvitation } from '../campaigns/campaign-invitation.ts';
import { beginAnew, isWelcome } from '../gone.ts';
import type { HistoryLimits } from '../history/history.ts';
import type { EventsInput, TakenEvent } from '../input.ts';
import { confirmsOrder, isKnown, type Remembers } from '../known-before.ts';
import type { Rules } from '../rules.ts';
import type { CustomerState } from '../state.ts';
import { invite, type SurveyInvitation } from '../surveys/invite.ts';
import { accept } from './accept-event.ts';
import type { Decision } from './decision.ts';

/** So often an event that cannot be applied is tried. */
const MAX_TRIES = 3;
/** Keys of such events that are remembered; more than a few at a time mean that something else is wrong. */
const MAX_FAILING = 20;

/** Each event is judged by itself, in its order. */
export function takeEvents(
  decision: Decision,
  { events, id = decision.state.id }: EventsInput,
  rules: Rules,
  now: number,
  remembers: Remembers,
  limits: HistoryLimits,
): void {
  const keys = new Set<string>();
  const knows: Remembers = (key) => keys.has(key) || remembers(key);
  for (const taken of events) {
    if (!isWelcome(decision.state, taken)) {
      decision.verdicts.push('unwelcome');
      continue;
    }
    if (decision.state.gone) decision.state = beginAnew(decision.state, id, now);
    if (isKnown(taken, knows, decision.state)) decision.verdicts.push('duplicate');
    else if (!tryToAccept(decision, taken, rules, now, confirmsOrder(taken, knows, decision.state), limits)) continue;
    for (const key of decision.keys.slice(keys.size)) keys.add(key);
    offer(decision, taken, rules, now);
  }
}

/** At most one survey comes of it; several events of one page may all mean the same display. */
function offer(decision: Decision, taken: TakenEvent, rules: Rules, now: number): void {
  const invited = invite(decision.state, taken, rules, now, decision.verdicts.at(-1) === 'accepted');
  if (invited) decision.state = invited.state;
  const invitation = invited?.invitation ?? campaignInvitation(decision.state, taken, rules);
  if (!invitation) return;
  const isSame = ({ survey, occasion }: SurveyInvitation) =>
    survey === invitation.survey && occasion === invitation.occasion;
  if (!decision.invitations.some(isSame)) decision.invitations.push(invitation);
}

/** One event that cannot be applied leaves everything as it was and holds up no other. */
function tryToAccept(
  decision: Decision,
  taken: TakenEvent,
  rules: Rules,
  now: number,
  confirms: boolean,
  limits: HistoryLimits,
): boolean {
  const { state, facts, keys, verdicts } = decision;
  const told = { facts: facts.length, keys: keys.length, verdicts: verdicts.length };
  try {
    accept(decision, taken, rules, now, confirms, limits);
    return true;
  } catch (error) {
    decision.failures.push({ messageId: taken.event.messageId, error: String(error) });
    facts.length = told.facts;
    keys.length = told.keys;
    verdicts.length = told.verdicts;
    const tries = (state.failing?.[taken.key] ?? 0) + 1;
    decision.state = withTries(state, taken.key, tries);
    verdicts.push(tries < MAX_TRIES ? 'failed' : 'parked');
    return false;
  }
}

function withTries({ failing = {}, ...state }: CustomerState, key: string, tries: number): CustomerState {
  const others = Object.entries(failing).filter(([other]) => other !== key);
  const left = tries < MAX_TRIES ? [...others, [key, tries] as const].slice(-MAX_FAILING) : others;
  return left.length > 0 ? { ...state, failing: Object.fromEntries(left) } : state;
}
