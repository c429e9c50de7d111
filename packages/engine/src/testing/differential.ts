import type { Event, SegmentRule } from '@footfall/contract';
import fc from 'fast-check';
import type { Fact } from '../fact.ts';
import type { HistoryLimits } from '../history/history.ts';
import type { Input, TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import { evaluate } from '../segments/evaluate.ts';
import { Subject } from '../segments/subject.ts';
import { type CustomerState, newCustomer } from '../state.ts';
import { type Decision, step } from '../step.ts';
import { CATEGORIES, CURRENCIES, conditions, PRODUCTS } from './arbitrary-rules.ts';
import { NaiveCustomer, type NaiveEvent, type NaiveProduct } from './naive-customer.ts';
import { naiveMember } from './naive-member.ts';

const HOUR_MS = 60 * 60_000;
/** Two days before clocks go forward in Berlin, three weeks after they did in New York. */
const START = Date.UTC(2026, 2, 27, 12);
const SEGMENTS = ['s0', 's1', 's2'];

/** Something that happens to a customer; hours and single milliseconds, so that boundaries are hit and missed by one. */
type Action =
  | { do: 'wait'; hours: number; ms: number }
  | { do: 'view' | 'page' | 'cart' | 'identify' | 'answer' | 'consent'; ago: number; ms: number; pick: number }
  | { do: 'order' | 'refund'; ago: number; ms: number; pick: number; id: number; trusted: boolean }
  | { do: 'retract'; id: number }
  | { do: 'repeat' };

const ms = fc.constantFrom(0, 0, 0, -1, 1);
const ago = fc.oneof(
  { weight: 3, arbitrary: fc.constant(0) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 60 }) },
);
const pick = fc.nat({ max: 1000 });
const id = fc.nat({ max: 3 });
const action: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('wait'), hours: fc.integer({ min: -3, max: 40 }), ms }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constantFrom('view', 'view', 'page', 'cart', 'identify', 'answer', 'consent'),
      ago,
      ms,
      pick,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('order', 'order', 'refund'), ago, ms, pick, id, trusted: fc.boolean() }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retract'), id }) },
  { weight: 1, arbitrary: fc.constant({ do: 'repeat' }) },
);

export interface Case {
  actions: Action[];
  segments: SegmentRule[];
  rewards: 'trusted' | 'any';
  /** Instants to look at between what happens, as shares of the time that passes. */
  looks: number[];
}

export function cases({ actions }: { actions: number }): fc.Arbitrary<Case> {
  const rule = (index: number): fc.Arbitrary<SegmentRule> =>
    conditions(SEGMENTS.slice(0, index)).map((when) => ({ id: `s${index}`, name: `S${index}`, changedIn: 1, when }));
  return fc.record({
    actions: fc.array(action, { minLength: 1, maxLength: actions, size: 'max' }),
    segments: fc.tuple(rule(0), rule(1), rule(2)),
    rewards: fc.constantFrom('trusted', 'any'),
    looks: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 2 }),
  });
}

/**
 * Lives through a case twice: with every alarm on time, and with none but at the next thing that happens. Both must
 * decide the same at the same instants; and at each instant looked at, what the prompt one holds must be what a naive
 * recomputation from everything that happened comes to. Answers how many answers were compared.
 */
export function liveThrough({ actions, segments, rewards, looks }: Case, limits?: HistoryLimits): number {
  const rules: Rules = { version: 1, currency: 'EUR', timeZone: 'Europe/Berlin', rewards, surveys: [], segments };
  const prompt = new Life(rules, limits);
  const lazy = new Life(rules, limits);
  const naive = new NaiveCustomer('u1', rewards);
  let now = START;
  let compared = 0;
  const look = (at: number) => {
    if (prompt.facts.length > 0) compared += compareWithNaive(prompt.state, rules, naive, at, limits !== undefined);
  };
  const passUntil = (next: number) => {
    // Just before each alarm, at it, and at some instants in between.
    const between = looks.map((share) => Math.floor(now + share * (next - now))).sort((one, other) => one - other);
    for (let due = prompt.wakeAt; due !== undefined && due <= next; due = prompt.wakeAt) {
      for (const at of between.filter((one) => one >= now && one < (due as number))) look(at);
      look(due - 1);
      now = Math.max(now, due);
      prompt.step({ kind: 'wake' }, due);
      if (prompt.wakeAt !== undefined && prompt.wakeAt <= due)
        throw new Error(`woken at ${due}, due again at ${prompt.wakeAt}`);
      look(due);
    }
    for (const at of between.filter((one) => one >= now)) look(at);
  };

  let wall = START;
  let jumped = false;
  let last: TakenEvent | undefined;
  for (const [index, act] of actions.entries()) {
    if (act.do === 'wait') {
      // Clocks jump back, too. What is decided goes on from the latest instant at which something was: one who slept
      // through that instant knows nothing of it, so from then on the two lives may differ.
      if (act.hours * HOUR_MS + act.ms < 0) jumped = true;
      wall += act.hours * HOUR_MS + act.ms;
      passUntil(wall);
      now = Math.max(now, wall);
      look(now);
      continue;
    }
    const taken = act.do === 'repeat' ? last : act.do === 'retract' ? undefined : eventOf(act, index, wall);
    if (act.do === 'repeat' && !taken) continue;
    const input: Input = taken
      ? { kind: 'events', events: [taken] }
      : { kind: 'retract-order', orderId: String((act as { id: number }).id) };
    now = Math.max(prompt.state.segments.at, wall);
    const decision = prompt.step(input, wall);
    lazy.step(input, wall);
    if (decision.verdicts[0] === 'accepted' && taken) tellNaive(naive, taken, now);
    for (const fact of decision.facts) if (fact.type === 'order.retracted') naive.forgetOrder(fact.order.orderId);
    last = taken ?? last;
    look(now);
    if (!jumped) agree(prompt, lazy);
  }
  return compared;
}

/** One telling of a customer's life: its state, its keys, and all that was decided. */
class Life {
  state: CustomerState = newCustomer('demo', 'u', 'u1', START);
  wakeAt: number | undefined;
  readonly facts: Fact[] = [];
  readonly #keys = new Set<string>();
  readonly #rules: Rules;
  readonly #limits: HistoryLimits | undefined;

  constructor(rules: Rules, limits: HistoryLimits | undefined) {
    this.#rules = rules;
    this.#limits = limits;
  }

  step(input: Input, now: number): Decision {
    const decision = step(this.state, input, this.#rules, now, (key) => this.#keys.has(key), this.#limits);
    for (const key of decision.keys) this.#keys.add(key);
    this.facts.push(...decision.facts);
    // As it is stored: whatever JSON does not carry must not matter.
    if (decision.changed) this.state = JSON.parse(JSON.stringify(decision.state)) as CustomerState;
    this.wakeAt = decision.wakeAt;
    return decision;
  }
}

function agree(prompt: Life, lazy: Life): void {
  const told = ({ facts }: Life) => JSON.stringify(facts);
  if (told(prompt) !== told(lazy)) throw new Error(`on time ${told(prompt)}\nlater ${told(lazy)}`);
}

/** Compares each segment's mark with a fresh evaluation and, unless that says it outran the history, with the naive one. */
function compareWithNaive(
  state: CustomerState,
  rules: Rules,
  naive: NaiveCustomer,
  now: number,
  short: boolean,
): number {
  const { profile, history, firstId, segments } = state;
  const { timeZone, rewards = 'trusted' } = rules;
  const subject = new Subject({ profile, history, firstId, now, timeZone, rewards, marks: segments.marks });
  const expected = new Map<string, boolean>();
  const unsure = new Set<string>();
  let compared = 0;
  for (const { id, when } of rules.segments ?? []) {
    const held = (segments.marks[id]?.[0] ?? 0) !== 0;
    const fresh = evaluate(when, subject);
    if (held !== fresh.member) throw new Error(`${id} at ${now}: held ${held}, evaluated ${fresh.member}`);
    if (fresh.truncated || [...unsure].some((other) => JSON.stringify(when).includes(`"${other}"`))) {
      if (!short) throw new Error(`${id} at ${now}: said to have outrun the history, which is whole`);
      unsure.add(id);
      continue;
    }
    const member = naiveMember(when, naive, now, (other) => expected.get(other) ?? false);
    expected.set(id, member);
    if (held !== member) throw new Error(`${id} at ${now}: held ${held}, naively ${member}`);
    compared += 1;
  }
  return compared;
}

function productsOf(pick: number): NaiveProduct[] {
  return Array.from({ length: 1 + (pick % 3) }, (_, index) => ({
    product_id: PRODUCTS[(pick + index) % PRODUCTS.length] as string,
    category: CATEGORIES[(pick >> index) % CATEGORIES.length] as string,
    price: ((pick + index) % 5) * 2.5,
    quantity: 1 + (pick % 4),
  }));
}

type Told = Exclude<Action, { do: 'wait' | 'retract' | 'repeat' }>;

function eventOf(act: Told, index: number, wall: number): TakenEvent {
  const { pick } = act;
  const [product] = productsOf(pick) as [NaiveProduct];
  const currency = CURRENCIES[pick % 7 === 0 ? 1 : 0] as string;
  const base = { messageId: `m${index}`, userId: 'u1' };
  const track = (event: string, properties: Record<string, unknown>): Event => ({
    ...base,
    type: 'track',
    event,
    properties,
  });
  const events: Record<Told['do'], () => Event> = {
    view: () => track('Product Viewed', pick % 5 === 0 ? {} : { ...product, currency }),
    page: () => ({ ...base, type: 'page' }),
    cart: () =>
      track(
        'Cart Updated',
        pick % 4 === 0 ? { products: [] } : { products: productsOf(pick), value: (pick % 5) * 5, currency },
      ),
    identify: () => ({ ...base, type: 'identify', traits: traitsOf(pick) }),
    answer: () =>
      track('Survey Answered', {
        survey_id: `s${pick % 2}`,
        revision: 1,
        response_id: 'r',
        question_id: 'nps',
        edit: index,
        value: pick % 6 === 0 ? null : pick % 11,
      }),
    consent: () => ({
      ...base,
      type: 'page',
      context: { consent: pick % 3 === 0 ? { channels: { email: pick % 2 === 0 } } : { message: pick % 2 === 0 } },
    }),
    refund: () =>
      track('Order Refunded', {
        order_id: String((act as { id: number }).id),
        ...(pick % 3 === 0 ? {} : { total: (pick % 5) * 2.5 }),
      }),
    order: () =>
      track('Order Completed', {
        order_id: String((act as { id: number }).id),
        total: (pick % 9) * 2.5,
        currency,
        products: productsOf(pick),
      }),
  };
  const isOrder = act.do === 'order';
  return {
    key: `k${index}`,
    event: events[act.do](),
    at: wall - act.ago * HOUR_MS + act.ms,
    receivedAt: wall,
    trusted: 'trusted' in act ? act.trusted : true,
    late: act.ago > 1,
    historical: act.ago > 30,
    ...(act.do === 'answer' ? { solicited: true } : {}),
    ...(isOrder ? { order: { telling: 'first', keys: { browser: `b${act.id}`, server: `s${act.id}` } } } : {}),
  };
}

function traitsOf(pick: number): Record<string, unknown> {
  const choices = [
    { plan: 'gold' },
    { plan: 3 },
    { plan: true },
    { plan: null },
    { tags: ['a', 'b'] },
    { date: START + (pick % 100) * HOUR_MS },
  ];
  return choices[pick % choices.length] as Record<string, unknown>;
}

function tellNaive(naive: NaiveCustomer, { event, at: toldAt, trusted }: TakenEvent, now: number): void {
  const at = Math.min(toldAt, now);
  const properties = ('properties' in event ? event.properties : {}) as Record<string, never>;
  const name = event.type === 'track' ? event.event : event.type;
  const products = (properties.products ?? []) as NaiveProduct[];
  const own = properties.product_id === undefined ? products : [properties as unknown as NaiveProduct];
  const isOrder = name === 'Order Completed';
  const orderId = properties.order_id as unknown as string;
  const told: NaiveEvent = {
    name,
    at,
    ...(isOrder ? { orderId, proven: trusted } : {}),
    texts:
      own.length > 0 ? { product_id: own.map((one) => one.product_id), category: own.map((one) => one.category) } : {},
    numbers: {
      ...(name === 'Order Refunded' && 'total' in properties ? { total: properties.total } : {}),
      ...(own.length > 0 ? { quantity: own.reduce((sum, { quantity }) => sum + quantity, 0) } : {}),
      ...(properties.price === undefined ? {} : { price: properties.price as number }),
      ...(isOrder ? { total: properties.total as unknown as number } : {}),
    },
    currency: properties.currency ?? 'EUR',
    products,
  };
  if (isOrder) naive.order(told);
  else naive.events.push(told);
  if (name === 'Order Refunded')
    naive.refund({ orderId, trusted, ...('total' in properties ? { total: properties.total } : {}) });
  if (isOrder) naive.carts.push({ at: toldAt });
  if (name === 'Cart Updated') {
    const { value, currency } = properties as { value?: number; currency?: string };
    const cart = { at: toldAt, currency: currency ?? 'EUR', value: value ?? 0, products };
    naive.carts.push({ at: toldAt, ...(products.length > 0 ? { cart } : {}) });
  }
  if (event.type === 'identify') naive.told.push({ traits: event.traits ?? {} });
  const { message, channels } = event.context?.consent ?? {};
  if (message !== undefined) naive.consents.push({ at: toldAt, subject: 'message', granted: message });
  if (channels?.email !== undefined)
    naive.consents.push({ at: toldAt, subject: 'message:email', granted: channels.email });
  if (name === 'Survey Answered') {
    const { survey_id: survey, question_id: question, value } = properties as Record<string, unknown>;
    naive.answers.push({ at: toldAt, survey: String(survey), question: String(question), value });
  }
}
