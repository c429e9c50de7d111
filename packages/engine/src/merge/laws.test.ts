import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDays } from '../history/daily-counts.ts';
import { DAY_MS, type HistoryLimits } from '../history/history.ts';
import type { AbsorbInput, TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import { type CustomerKind, type CustomerState, newCustomer } from '../state.ts';
import { MAX_STATE_BYTES } from '../state-budget.ts';
import { type Decision, step } from '../step.ts';
import { taken, tookOrder } from '../testing/taken.ts';
import { jsonBytes } from '../utf8-bytes.ts';
import { type Counted, earlier } from './counted.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR_MS = 60 * 60_000;
const rules: Rules = {
  version: 1,
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  surveys: [],
  segments: [
    {
      id: 'often',
      name: 'Often',
      changedIn: 1,
      when: { op: 'did', event: 'Product Viewed', is: { is: 'atLeast', value: 3 } },
    },
  ],
};

/** One told event: to whom, what, and how long ago it happened. The same key tells the same event. */
interface Told {
  to: number;
  key: number;
  ago: number;
}
const told = fc.record({ to: fc.nat(2), key: fc.nat(12), ago: fc.nat(72) });
const life = fc.array(told, { maxLength: 40 });
const limits = fc.constantFrom<HistoryLimits>(
  { events: 500, days: 400 },
  { events: 4, days: 400 },
  { events: 4, days: 2 },
);

/** A customer with the keys their object remembers. */
class Person {
  state: CustomerState;
  readonly keys = new Map<string, Counted | undefined>();
  readonly #limits: HistoryLimits;
  #merges = 0;

  constructor(kind: CustomerKind, id: string, limits: HistoryLimits) {
    this.state = newCustomer('demo', kind, id, NOW);
    this.#limits = limits;
  }

  take(event: TakenEvent): Decision {
    const decision = this.#step({ kind: 'events', events: [event] });
    for (const key of decision.keys) this.keys.set(key, decision.counted.get(key));
    return decision;
  }

  absorb(device: Person): { first: Decision; again: Decision } {
    this.#merges += 1;
    const said = taken({ type: 'identify', messageId: `said-${device.state.id}` }, NOW);
    this.take({ ...said, absorbs: device.state.id });
    const merge = this.state.absorbing?.at(-1)?.merge ?? 0;
    const both = [...this.keys].flatMap(([key, user]) => {
      const counted = device.keys.get(key);
      return user && counted ? [{ user, device: counted }] : [];
    });
    const input = { kind: 'absorb', merge, from: 'a', into: 'u', device: device.state, both } as const;
    const first = this.#step(input);
    for (const [key, counted] of device.keys) {
      const mine = this.keys.get(key);
      this.keys.set(key, mine && counted ? earlier(mine, counted) : (mine ?? counted));
    }
    const again = this.#step(input);
    this.#step({ kind: 'merged', merge });
    return { first, again };
  }

  #step(input: Parameters<typeof step>[1]): Decision {
    const decision = step(this.state, input, rules, NOW, (key) => this.keys.has(key), this.#limits);
    if (decision.changed) this.state = JSON.parse(JSON.stringify(decision.state));
    return decision;
  }
}

const NAMES = ['Product Viewed', 'Product Added', 'page', '__proto__', 'constructor'];

/** Keys from 8 on are orders; even ones are the server's word at a user. */
function eventOf({ key, ago }: Told, isUser: boolean): TakenEvent {
  const at = NOW - ago * HOUR_MS;
  if (key >= 8) return { ...tookOrder(`o${key}`, isUser ? 12 : 10, at), key: `m${key}`, trusted: isUser };
  const name = NAMES[key % NAMES.length] as string;
  const event = { event: name, messageId: `m${key}`, properties: { product_id: `p${key}` } };
  return taken(name === 'page' ? { ...event, type: 'page' } : event, at, { trusted: isUser });
}

function people(events: Told[], kept: HistoryLimits): [Person, Person, Person] {
  const all: [Person, Person, Person] = [
    new Person('u', 'u1', kept),
    new Person('a', 'd1', kept),
    new Person('a', 'd2', kept),
  ];
  for (const one of events) all[one.to]?.take(eventOf(one, one.to === 0));
  return all;
}

/** All that counts, apart from who said when whose device it is. */
function counters({ profile, history, firstId }: CustomerState) {
  const { counts, spent, orders, firstSeenAt, lastSeenAt } = profile;
  const days = history.names.map((name, place) => [name, history.days[place]] as const);
  return {
    counts: sorted(Object.entries(counts).filter(([name, count]) => name !== 'identify' && count > 0)),
    days: sorted(days.filter(([name, text]) => name !== 'identify' && text !== '')),
    spent,
    orders: orders.map(({ orderId, totalMinor, toldBy }) => `${orderId} ${totalMinor} ${toldBy}`).sort(),
    seen: [firstSeenAt, lastSeenAt, firstId],
  };
}
const sorted = (entries: (readonly [string, unknown])[]) =>
  entries.toSorted(([one], [other]) => (one < other ? -1 : 1));

describe('a merge', () => {
  test('asked for again changes nothing', () => {
    fc.assert(
      fc.property(life, limits, (events, kept) => {
        const [user, device] = people(events, kept);
        const { first, again } = user.absorb(device);
        expect(again.changed).toBe(false);
        expect(again.facts).toEqual([]);
        expect(first.facts.filter(({ type }) => type === 'customer.merged')).toHaveLength(
          device.state.sequence ? 1 : 0,
        );
      }),
    );
  });

  test('of two devices counts the same in either order', () => {
    fc.assert(
      fc.property(life, limits, (events, kept) => {
        const [one, d1, d2] = people(events, kept);
        const [other] = people(events, kept);
        one.absorb(d1);
        one.absorb(d2);
        other.absorb(d2);
        other.absorb(d1);
        expect(counters(one.state)).toEqual(counters(other.state));
      }),
    );
  });

  test('counts no event and no order twice, and leaves none out', () => {
    fc.assert(
      fc.property(life, limits, (events, kept) => {
        const [user, ...devices] = people(events, kept);
        for (const device of devices) user.absorb(device);
        const keys = new Set(events.map(({ key }) => key));
        const orders = [...keys].filter((key) => key >= 8);
        const { counts, spent } = user.state.profile;
        const counted = Object.entries(counts).filter(([name]) => name !== 'identify');
        expect(counted.reduce((sum, [, count]) => sum + count, 0)).toBe(keys.size);
        expect(spent.EUR?.orders ?? 0).toBe(orders.length);
        const byServer = new Set(events.filter(({ to }) => to === 0).map(({ key }) => key));
        const revenue = orders.reduce((sum, key) => sum + (byServer.has(key) ? 1_200 : 1_000), 0);
        expect(spent.EUR?.revenueMinor ?? 0).toBe(revenue);
      }),
    );
  });

  test('and then events, or events and then the merge: the counters are the same', () => {
    fc.assert(
      fc.property(life, life, limits, (before, after, kept) => {
        const later = after.map((one) => ({ ...one, to: 0 }));
        const [early, device] = people(before, kept);
        const [late] = people(before, kept);
        early.absorb(device);
        for (const one of later) early.take(eventOf(one, true));
        for (const one of later) late.take(eventOf(one, true));
        late.absorb(device);
        // What is told again keeps the time it was told with first, and who was told first differs here.
        const times = (state: CustomerState) => ({ ...counters(state), days: undefined, seen: undefined });
        expect(times(early.state)).toEqual(times(late.state));
        expect(late.state.segments.marks.often?.[0] !== undefined).toBe(
          early.state.segments.marks.often?.[0] !== undefined,
        );
      }),
    );
  });

  test('keeps the daily counts and the kept events in step with each other', () => {
    fc.assert(
      fc.property(life, (events) => {
        const [user, ...devices] = people(events, { events: 500, days: 400 });
        for (const device of devices) user.absorb(device);
        const { history, profile } = user.state;
        for (const [place, name] of history.names.entries()) {
          const kept = history.events.filter(([index]) => index === place);
          const byDay = decodeDays(history.days[place] ?? '').counts.reduce((sum, count) => sum + count, 0);
          expect([name, kept.length, byDay]).toEqual([name, profile.counts[name], profile.counts[name]]);
        }
        const times = history.events.map(([, at]) => at);
        expect(times).toEqual(times.toSorted((one, other) => one - other));
      }),
    );
  });

  test('of two who are as large as can be stays within 64 KB', () => {
    const long = (length: number, salt: unknown) => `${salt}${'漢'.repeat(length)}`.slice(0, length);
    const full = (kind: CustomerKind, id: string) => {
      let state = newCustomer('demo', kind, id, NOW);
      for (let index = 0; index < 60; index += 1) {
        const at = NOW + index * HOUR_MS;
        const products = Array.from({ length: 40 }, (_, line) => ({ product_id: long(250, `${id}-${index}-${line}`) }));
        const events = [
          taken({ event: long(200, `${id} name${index % 20}`), properties: products[0] ?? {} }, at),
          taken({ event: 'Cart Updated', properties: { products } }, at),
          taken({ type: 'identify', traits: { [`${id}${index}`]: long(2_000, index) } }, at),
          tookOrder(long(250, `${id}${index}`), 10, at, { products }),
        ];
        state = step(state, { kind: 'events', events }, rules, at, () => false).state;
      }
      return state;
    };
    const device = full('a', 'd1');
    let state = full('u', 'u1');
    for (let merge = 0; merge < 3; merge += 1) {
      const note = { merge, anonymousId: long(256, merge), cause: long(256, 'c') };
      state = { ...state, absorbing: [...(state.absorbing ?? []), note] };
      const input: AbsorbInput = { kind: 'absorb', merge, from: 'a', into: 'u', device, both: [] };
      state = step(state, input, rules, NOW + 90 * DAY_MS, () => false).state;
      expect(jsonBytes(state)).toBeLessThanOrEqual(MAX_STATE_BYTES);
    }
    expect(state.history.events.length).toBeGreaterThan(5);
  });
});
