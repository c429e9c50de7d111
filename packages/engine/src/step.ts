import type { EventStatus } from '@footfall/contract';
import { applyEvent } from './apply-event.ts';
import type { Fact, FactBase, FactBody } from './fact.ts';
import type { Input, TakenEvent } from './input.ts';
import { withoutOrder } from './order.ts';
import type { Rules } from './rules.ts';
import type { CustomerState } from './state.ts';
import { invitation, type SurveyInvitation } from './survey.ts';

/** Enough to answer a repeated retraction the same way; an honest browser has none. */
const MAX_RETRACTED = 20;

/** What the customer's object is to do after one step. */
export interface Decision {
  state: CustomerState;
  facts: Fact[];
  /** For each event of an `events` input, in its order. */
  verdicts: Verdict[];
  /** Keys to remember from now on. */
  keys: string[];
  /** What the browser is to do now. */
  invitations: SurveyInvitation[];
  /** Earliest instant at which time alone changes something, epoch milliseconds. */
  wakeAt?: number;
}

export type Verdict = Extract<EventStatus, 'accepted' | 'duplicate'>;

/** Whether this customer has taken in an event under this key within the last 7 days. */
export type Remembers = (key: string) => boolean;

/**
 * Decides what an input changes. Pure: no clock, no randomness, no I/O; the given state is not touched.
 * `now` is epoch milliseconds.
 */
export function step(state: CustomerState, input: Input, rules: Rules, _now: number, remembers: Remembers): Decision {
  const current = { ...state, rulesVersion: Math.max(state.rulesVersion, rules.version) };
  if (input.kind === 'retract-order') return retractOrder(current, input.orderId);

  const decision: Decision = { state: current, facts: [], verdicts: [], keys: [], invitations: [] };
  const knows: Remembers = (key) => decision.keys.includes(key) || remembers(key);
  for (const taken of input.events) {
    if (isKnown(taken, knows, decision.state)) decision.verdicts.push('duplicate');
    else accept(decision, taken, rules, confirmsOrder(taken, knows, decision.state));
    const invite = invitation(decision.state.profile, taken, rules);
    if (invite) decision.invitations.push(invite);
  }
  return decision;
}

/**
 * The server's telling of an order is known by the order's number, not by its key: otherwise a browser that takes
 * the key first could silence it. Everything else is known by its key, whoever spoke, and an order by its number too.
 */
function isKnown(taken: TakenEvent, remembers: Remembers, state: CustomerState): boolean {
  if (!taken.order || taken.event.type !== 'track') return remembers(taken.key);
  const { keys } = taken.order;
  const orderId = String(taken.event.properties?.order_id);
  const order = state.profile.orders.find((known) => known.orderId === orderId);
  const toldByServer = order?.toldBy === 'server' || remembers(keys.server);
  if (taken.trusted || toldByServer) return toldByServer;
  const toldByBrowser = order !== undefined || remembers(keys.browser);
  return toldByBrowser || state.profile.retractedOrders.includes(orderId) || remembers(taken.key);
}

/** Whether an earlier telling of this order has counted, here or at another customer. */
function confirmsOrder(taken: TakenEvent, remembers: Remembers, state: CustomerState): boolean {
  if (!taken.order || taken.event.type !== 'track') return false;
  const orderId = String(taken.event.properties?.order_id);
  const counted = state.profile.orders.some((known) => known.orderId === orderId);
  return taken.order.telling === 'confirm' || counted || remembers(taken.order.keys.browser);
}

function accept(decision: Decision, taken: TakenEvent, rules: Rules, confirms: boolean): void {
  const { profile, facts } = applyEvent(decision.state.profile, taken, rules, confirms);
  const base: Omit<FactBase, 'sequence'> = {
    at: taken.at,
    cause: taken.event.messageId,
    ...(taken.late ? { late: true as const } : {}),
    ...(taken.historical ? { historical: true as const } : {}),
  };
  // A confirmed order was already told as an accepted event when the browser spoke.
  const own: FactBody[] = confirms
    ? []
    : [{ type: 'event.accepted', event: taken.event, receivedAt: taken.receivedAt, trusted: taken.trusted }];
  let sequence = decision.state.sequence;
  for (const body of [...own, ...facts]) decision.facts.push({ sequence: ++sequence, ...base, ...body });
  decision.state = { ...decision.state, sequence, profile };
  decision.verdicts.push('accepted');
  decision.keys.push(taken.key);
  if (taken.order) decision.keys.push(taken.trusted ? taken.order.keys.server : taken.order.keys.browser);
}

function retractOrder(state: CustomerState, orderId: string): Decision {
  const order = state.profile.orders.find((known) => known.orderId === orderId);
  const nothing: Decision = { state, facts: [], verdicts: [], keys: [], invitations: [] };
  if (!order || order.toldBy === 'server') return nothing;
  const sequence = state.sequence + 1;
  const left = withoutOrder(state.profile, orderId);
  const profile = { ...left, retractedOrders: [...left.retractedOrders, orderId].slice(-MAX_RETRACTED) };
  return {
    ...nothing,
    state: { ...state, sequence, profile },
    facts: [{ sequence, at: order.at, type: 'order.retracted', order }],
  };
}
