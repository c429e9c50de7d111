import type { EventStatus } from '@footfall/contract';
import { applyEvent } from './apply-event.ts';
import { campaignInvitation } from './campaigns/campaign-invitation.ts';
import { CampaignMoves } from './campaigns/campaign-moves.ts';
import type { ClaimAnswer } from './campaigns/moves/claim-answer.ts';
import type { Occasion } from './campaigns/moves/occasion.ts';
import { earliestDate, nextDates } from './campaigns/next-date.ts';
import { earliestTimer } from './campaigns/state.ts';
import type { Fact, FactBase, FactBody } from './fact.ts';
import { beginAnew, expiryOf, isWelcome, leave } from './gone.ts';
import { compactEvent } from './history/compact-event.ts';
import { HISTORY_LIMITS, type HistoryLimits } from './history/history.ts';
import { forgetOrder, rememberEvent } from './history/remember-event.ts';
import type { AbsorbInput, ClaimInput, EventsInput, GiveBackInput, Input, TakenEvent } from './input.ts';
import { confirmsOrder, isKnown, orderIdOf, type Remembers } from './known-before.ts';
import { absorb } from './merge/absorb.ts';
import { absorbingOf, withAbsorbed, withAbsorbing, withoutAbsorbing } from './merge/absorbing.ts';
import { behaviourOf } from './merge/behaviour-of.ts';
import type { Counted } from './merge/counted.ts';
import { becauseOf } from './merge/state.ts';
import { retractedOrder } from './retract-order.ts';
import type { Rules } from './rules.ts';
import { earliestDue } from './segments/segment-marks.ts';
import { afterChange, afterMerge, catchUp, type SegmentMoves } from './segments/segment-moves.ts';
import type { CustomerState } from './state.ts';
import { withinBudget } from './state-budget.ts';
import { invite, type SurveyInvitation } from './surveys/invite.ts';
import { earliestLeft, leaveOpen } from './surveys/leave-open.ts';
import { touchedBetween } from './touched.ts';
import { type StoredState, upgradeState } from './upgrade-state.ts';

/** What the customer's object is to do after one step. */
export interface Decision {
  state: CustomerState;
  /** The state says something else than before, so it is to be kept, whether or not there are facts. */
  changed: boolean;
  facts: Fact[];
  /** For each event of an `events` input, in its order. */
  verdicts: Verdict[];
  /** Why events could not be applied, for whoever mends it. */
  failures: { messageId: string; error: string }[];
  /** Keys to remember from now on. */
  keys: string[];
  /** What was counted under each of those keys; orders are known by their number instead. */
  counted: Map<string, Counted>;
  /** What the browser is to do now. */
  invitations: SurveyInvitation[];
  /** Of a `claim` input. */
  claim?: ClaimAnswer;
  /** Earliest instant at which time alone changes something, epoch milliseconds: `{ kind: 'wake' }` is due then. */
  wakeAt?: number;
}

/**
 * - `unwelcome` told of somebody who was erased (see `isWelcome`)
 * - `failed` it could not be applied: it is to come again
 * - `parked` it could not be applied three times: a person is to look at it
 */
export type Verdict = Extract<EventStatus, 'accepted' | 'duplicate'> | 'unwelcome' | 'failed' | 'parked';

/** So often an event that cannot be applied is tried. */
const MAX_TRIES = 3;
/** Keys of such events that are remembered; more than a few at a time mean that something else is wrong. */
const MAX_FAILING = 20;

/** Why a fact came about. */
type Because = Omit<FactBase, 'sequence' | 'at'>;
/** How often in a row campaigns may move segments that begin campaigns. */
const MAX_TURNS = 8;

/**
 * Decides what an input changes. Pure: no clock, no randomness, no I/O; the given state is not touched.
 * `now` is epoch milliseconds. What time alone has changed by then comes first, each change at its own instant.
 */
export function step(
  state: StoredState,
  input: Input,
  rules: Rules,
  now: number,
  remembers: Remembers,
  limits: HistoryLimits = HISTORY_LIMITS,
): Decision {
  const current = upgradeState(state);
  const decision = undecided(current);
  // What was handed over is somebody else's to change.
  if (current.handed) return decision;
  decision.state = { ...current, rulesVersion: Math.max(current.rulesVersion, rules.version) };
  // A clock that was set back must not undo what was decided: for one customer time only goes on.
  const other = input.kind === 'absorb' ? input.device.segments.at : 0;
  const instant = Math.max(now, current.segments.at, other);
  passTime(decision, rules, instant);
  // Whoever comes back at the last moment is heard first.
  const expiry = input.kind === 'wake' ? expiryOf(decision.state) : undefined;
  if (expiry !== undefined && expiry <= instant) return expired(decision, rules, instant);

  if (input.kind === 'events') takeEvents(decision, input, rules, instant, remembers, limits);
  if (input.kind === 'retract-order') retractOrder(decision, input.orderId, rules, instant);
  if (input.kind === 'absorb') absorbDevice(decision, input, rules, instant, limits);
  if (input.kind === 'claim' || input.kind === 'give-back') settleMessage(decision, input, rules, instant);
  if (input.kind === 'news') follow(decision, [{ kind: 'news', news: input.news }], rules, instant);
  if (input.kind === 'merged') decision.state = withoutAbsorbing(decision.state, input.merge);

  decision.changed =
    decision.facts.length + decision.keys.length > 0 ||
    !sameMarks(current, decision.state) ||
    current.campaigns !== decision.state.campaigns ||
    current.absorbing !== decision.state.absorbing ||
    current.failing !== decision.state.failing;
  if (decision.changed) keepWithinBudget(decision, rules, instant);
  const timer = earliestOf(earliestDue(decision.state.segments), earliestMove(decision.state, rules));
  const idle = earliestOf(earliestLeft(decision.state.profile), expiryOf(decision.state));
  const wakeAt = earliestOf(timer, idle);
  return wakeAt === undefined ? decision : { ...decision, wakeAt };
}

function expired(decision: Decision, rules: Rules, now: number): Decision {
  const { state, facts } = leave(decision.state, 'expired', rules, now);
  return { ...decision, state, facts: [...decision.facts, ...facts], changed: true };
}

function earliestOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

function undecided(state: CustomerState): Decision {
  return {
    state,
    changed: false,
    facts: [],
    verdicts: [],
    failures: [],
    keys: [],
    counted: new Map(),
    invitations: [],
  };
}

/** Segments, campaigns and open surveys as time alone moves them, each timer at its own instant. */
function passTime(decision: Decision, rules: Rules, now: number): void {
  const left = leaveOpen(decision.state.profile, now);
  decision.state = { ...decision.state, profile: left.profile };
  for (const { at, body } of left.facts) tell(decision, at, body);
  let due = earliestMove(decision.state, rules);
  while (due !== undefined && due <= now) {
    const at = Math.max(due, decision.state.segments.at);
    const dates = nextDates(decision.state, rules).filter((date) => date.at <= at);
    move(decision, catchUp(decision.state, rules, at), rules, at);
    const moves = new CampaignMoves(decision.state, rules, at);
    moves.due();
    // Who was not looked at for so long that a date is old news is spared it.
    for (const date of dates) moves.dated(date);
    follow(decision, settle(decision, moves, rules, at), rules, at);
    const next = earliestMove(decision.state, rules);
    // A timer that is due for ever would never come to an end.
    if (next !== undefined && next <= due) break;
    due = next;
  }
  move(decision, catchUp(decision.state, rules, now), rules, now);
  if ((decision.state.campaigns?.running.length ?? 0) === 0) return;
  const moves = new CampaignMoves(decision.state, rules, now);
  moves.due();
  if (moves.facts.length > 0) follow(decision, settle(decision, moves, rules, now), rules, now);
}

/** Lets campaigns hear what happened, and what follows from what they do in turn. */
function follow(decision: Decision, happened: Occasion[], rules: Rules, now: number, base?: Because): void {
  let occasions = happened;
  for (let turn = 0; turn < MAX_TURNS && occasions.length > 0; turn += 1) {
    if ((rules.campaigns ?? []).length === 0 && !decision.state.campaigns) return;
    const moves = new CampaignMoves(decision.state, rules, now);
    for (const occasion of occasions) moves.happened(occasion);
    occasions = settle(decision, moves, rules, now, base);
  }
}

/** Takes over what campaigns came to, and moves the segments that ask for a trait they have set. */
function settle(decision: Decision, moves: CampaignMoves, rules: Rules, now: number, base?: Because): Occasion[] {
  decision.state = moves.state;
  for (const { at, body } of moves.facts) tell(decision, at, body, base);
  if (moves.traits.size === 0) return [];
  const touched = { events: new Set<string>(), traits: moves.traits, parts: new Set<never>() };
  return tellMoves(decision, afterChange(decision.state, rules, now, touched), base);
}

/** When a campaign next moves by itself: a timer, or a date that begins one. */
function earliestMove(state: CustomerState, rules: Rules): number | undefined {
  return earliestOf(earliestTimer(state.campaigns), earliestDate(state, rules));
}

function settleMessage(decision: Decision, input: ClaimInput | GiveBackInput, rules: Rules, now: number): void {
  const moves = new CampaignMoves(decision.state, rules, now);
  if (input.kind === 'claim') decision.claim = moves.claim(input.message);
  else moves.giveBack(input.message, input.reason);
  follow(decision, settle(decision, moves, rules, now), rules, now);
}

function takeEvents(
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

function accept(
  decision: Decision,
  told: TakenEvent,
  rules: Rules,
  now: number,
  confirms: boolean,
  limits: HistoryLimits,
): void {
  const before = decision.state;
  // No browser's event is for a user, but for a device that has become part of one.
  const taken = before.kind === 'u' && !told.trusted ? behaviourOf(told) : told;
  const { profile, facts } = applyEvent(before.profile, taken, rules, confirms);
  const replaced = taken.order && before.profile.orders.find(({ orderId }) => orderId === orderIdOf(taken));
  const known = replaced ? forgetOrder(before.history, replaced) : before.history;
  const compact = compactEvent(taken, now, rules.currency);
  const { history, names } = rememberEvent(known, compact, now, limits);
  decision.state = { ...before, profile, history };

  const base: Because = {
    cause: taken.event.messageId,
    ...(taken.late ? { late: true as const } : {}),
    ...(taken.historical ? { historical: true as const } : {}),
  };
  // A confirmed order was already told as an accepted event when the browser spoke.
  const own: FactBody[] = confirms
    ? []
    : [{ type: 'event.accepted', event: taken.event, receivedAt: taken.receivedAt, trusted: taken.trusted }];
  for (const body of [...own, ...facts]) tell(decision, taken.at, body, base);
  const moves = afterChange(decision.state, rules, now, touchedBetween(before.profile, profile, names));
  const proven = taken.trusted || taken.solicited === true;
  const follows: Occasion[] = facts.map((body) => ({ kind: 'fact', fact: { at: taken.at, ...base, ...body }, proven }));
  const occasions: Occasion[] = [{ kind: 'event', taken, compact }, ...follows, ...tellMoves(decision, moves, base)];
  follow(decision, occasions, rules, now, base);

  decision.verdicts.push('accepted');
  decision.keys.push(taken.key);
  if (taken.order) decision.keys.push(taken.trusted ? taken.order.keys.server : taken.order.keys.browser);
  if (!taken.order && history.names.includes(compact.name)) {
    decision.counted.set(taken.key, { name: compact.name, at: compact.at });
  }
  if (taken.absorbs !== undefined) {
    const noted = { merge: before.sequence + 1, anonymousId: taken.absorbs, ...base, cause: taken.event.messageId };
    decision.state = withAbsorbing(decision.state, noted);
  }
}

/** Once: a merge that is not under way, or whose device is here already, changes nothing. */
function absorbDevice(decision: Decision, input: AbsorbInput, rules: Rules, now: number, limits: HistoryLimits): void {
  const noted = absorbingOf(decision.state, input.merge);
  if (!noted || noted.absorbed) return;
  decision.state = withAbsorbed(decision.state, input.merge);
  // A device that nobody has seen brings nothing; it is only to be told where its events go.
  if (input.device.sequence === 0) return;
  const { state, facts } = absorb(decision.state, input.device, input.both, limits);
  decision.state = state;
  const base = becauseOf(noted);
  const { anonymousId } = noted;
  tell(decision, now, { type: 'customer.merged', from: input.from, into: input.into, anonymousId }, base);
  for (const body of facts) tell(decision, now, body, base);
  move(decision, afterMerge(decision.state, rules, now), rules, now, base);
  const moves = new CampaignMoves(decision.state, rules, now);
  moves.merged();
  settle(decision, moves, rules, now, base);
}

function retractOrder(decision: Decision, orderId: string, rules: Rules, now: number): void {
  const before = decision.state;
  const retracted = retractedOrder(before, orderId);
  if (!retracted) return;
  decision.state = retracted.state;
  tell(decision, retracted.order.at, { type: 'order.retracted', order: retracted.order });
  const names = new Set(retracted.names);
  move(
    decision,
    afterChange(decision.state, rules, now, touchedBetween(before.profile, decision.state.profile, names)),
    rules,
    now,
  );
}

/** What had to be forgotten can change what segments come to, which is told like any other move. */
function keepWithinBudget(decision: Decision, rules: Rules, now: number): void {
  const before = decision.state;
  decision.state = withinBudget(before);
  if (decision.state === before) return;
  const { profile, history } = decision.state;
  move(
    decision,
    afterChange(decision.state, rules, now, touchedBetween(before.profile, profile, new Set(history.names))),
    rules,
    now,
  );
}

/** Facts are numbered without a gap. */
function tell(decision: Decision, at: number, body: FactBody, base: Because = {}): void {
  const sequence = decision.state.sequence + 1;
  decision.facts.push({ sequence, at, ...base, ...body });
  decision.state = { ...decision.state, sequence };
}

function move(decision: Decision, moves: SegmentMoves, rules: Rules, now: number, base?: Because): void {
  follow(decision, tellMoves(decision, moves, base), rules, now, base);
}

/** Takes over what segments came to; the moves are news for campaigns. */
function tellMoves(decision: Decision, moves: SegmentMoves, base: Because = {}): Occasion[] {
  decision.state = { ...decision.state, segments: moves.segments };
  return moves.facts.map(({ at, body }) => {
    tell(decision, at, body, base);
    return { kind: 'fact', fact: { at, ...base, ...body }, proven: false };
  });
}

/** When segments were last looked at is not worth writing a row for. */
function sameMarks({ segments: before }: CustomerState, { segments: after }: CustomerState): boolean {
  return before.marks === after.marks && before.rulesVersion === after.rulesVersion;
}
