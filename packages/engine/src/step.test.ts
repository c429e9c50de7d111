import type { Event } from '@footfall/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TakenEvent } from './input.ts';
import type { Rules } from './rules.ts';
import { type CustomerState, newCustomer } from './state.ts';
import { step } from './step.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const rules: Rules = {
  version: 3,
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  surveys: [{ id: 'thanks', revision: 2, trigger: 'Order Completed' }],
};
const nobody = () => newCustomer('demo', 'a', 'ann', NOW);

let made = 0;
function taken(event: Partial<Event> & { event?: string }, extra: Partial<TakenEvent> = {}): TakenEvent {
  made += 1;
  const messageId = event.messageId ?? `m${made}`;
  return {
    key: messageId,
    event: { type: 'track', messageId, anonymousId: 'ann', ...event } as Event,
    at: NOW,
    receivedAt: NOW,
    trusted: false,
    late: false,
    historical: false,
    ...(event.event?.startsWith('Survey ') ? { solicited: true } : {}),
    ...extra,
  };
}

function order(orderId: string, total: number, extra: Partial<TakenEvent> = {}): TakenEvent {
  return taken(
    {
      event: 'Order Completed',
      messageId: `order:${orderId}`,
      properties: { order_id: orderId, total, currency: 'EUR' },
    } as Partial<Event>,
    { order: { telling: 'first', keys: { browser: `b${orderId}`, server: `s${orderId}` } }, ...extra },
  );
}

/** Steps through inputs one by one, remembering keys as the object does. */
function run(events: TakenEvent[], from: CustomerState = nobody()) {
  const keys = new Set<string>();
  let state = from;
  const facts: string[] = [];
  const verdicts: string[] = [];
  for (const event of events) {
    const decision = step(state, { kind: 'events', events: [event] }, rules, NOW, (key) => keys.has(key));
    for (const key of decision.keys) keys.add(key);
    facts.push(...decision.facts.map(({ type }) => type));
    verdicts.push(...decision.verdicts);
    state = decision.state;
  }
  return { state, facts, verdicts };
}

describe('step is pure', () => {
  test('the given state is not touched', () => {
    const state = nobody();
    const before = JSON.parse(JSON.stringify(state));
    step(
      state,
      { kind: 'events', events: [taken({ event: 'Product Viewed' }), order('1', 5)] },
      rules,
      NOW,
      () => false,
    );
    expect(state).toEqual(before);
  });

  test('one call with many events decides what many calls with one event decide', () => {
    const events = [taken({ event: 'Product Viewed' }), order('1', 5), order('1', 5), taken({ type: 'page' } as never)];
    const whole = step(nobody(), { kind: 'events', events }, rules, NOW, () => false);
    const one = run(events);
    expect(whole.state).toEqual(one.state);
    expect(whole.facts.map(({ type }) => type)).toEqual(one.facts);
    expect(whole.verdicts).toEqual(one.verdicts);
  });

  test('whatever arrives, in whatever order and however often, each key counts once and facts are numbered without a gap', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 40 }), (picks) => {
        const events = picks.map((pick) => taken({ event: 'Product Viewed', messageId: `k${pick}` }));
        const { state, verdicts } = run(events);
        expect(verdicts.filter((verdict) => verdict === 'accepted')).toHaveLength(new Set(picks).size);
        expect(state.profile.counts['Product Viewed'] ?? 0).toBe(new Set(picks).size);
        expect(state.sequence).toBe(new Set(picks).size);
      }),
    );
  });
});

describe('an order counts once', () => {
  test('by its number, under whatever key it comes', () => {
    const { verdicts, facts, state } = run([order('1', 10), order('1', 10, { key: 'other' })]);
    expect(verdicts).toEqual(['accepted', 'duplicate']);
    expect(facts).toEqual(['event.accepted', 'order.completed']);
    expect(state.profile.spent).toMatchObject({ EUR: { orders: 1, revenueMinor: 1000 } });
  });

  test('the server’s values replace the browser’s at the same customer, told as confirmed and nothing else', () => {
    const { facts, state } = run([order('1', 10), order('1', 12, { trusted: true })]);
    expect(facts).toEqual(['event.accepted', 'order.completed', 'order.confirmed']);
    expect(state.profile.spent).toMatchObject({ EUR: { orders: 1, revenueMinor: 1200 } });
    expect(state.profile.counts['Order Completed']).toBe(1);
  });

  test('a browser’s telling after the server’s is a duplicate', () => {
    const { verdicts, state } = run([order('1', 12, { trusted: true }), order('1', 99, { key: 'other' })]);
    expect(verdicts).toEqual(['accepted', 'duplicate']);
    expect(state.profile.spent.EUR?.revenueMinor).toBe(1200);
  });

  test('taken back it leaves totals as if it had never been, and being asked again changes nothing', () => {
    const { state } = run([order('1', 10), order('2', 5)]);
    const once = step(state, { kind: 'retract-order', orderId: '1' }, rules, NOW, () => false);
    expect(once.facts.map(({ type }) => type)).toEqual(['order.retracted']);
    expect(once.state.profile.spent).toMatchObject({ EUR: { orders: 1, revenueMinor: 500 } });
    const twice = step(once.state, { kind: 'retract-order', orderId: '1' }, rules, NOW, () => false);
    expect(twice.facts).toEqual([]);
    expect(twice.state).toEqual(once.state);
  });

  test('also when the customer has ordered so often since that it is no longer kept one by one', () => {
    const orders = Array.from({ length: 150 }, (_, index) =>
      order(String(index), 1, { trusted: true, key: `o${index}` }),
    );
    const { verdicts, state } = run([...orders, ...orders]);
    expect(verdicts.filter((verdict) => verdict === 'accepted')).toHaveLength(150);
    expect(state.profile.spent.EUR).toMatchObject({ orders: 150, revenueMinor: 15_000 });
  });

  test('currencies are never summed together', () => {
    const yen = order('2', 700);
    if (yen.event.type === 'track') yen.event.properties = { ...yen.event.properties, currency: 'JPY' };
    const { state } = run([order('1', 10), yen]);
    expect(state.profile.spent).toMatchObject({
      EUR: { orders: 1, revenueMinor: 1000 },
      JPY: { orders: 1, revenueMinor: 700 },
    });
  });
});

describe('the cart is the newest one by event time', () => {
  const cart = (at: number, ...products: string[]) =>
    taken(
      {
        event: 'Cart Updated',
        properties: { products: products.map((product_id) => ({ product_id, price: 2, quantity: 3 })) },
      } as never,
      { at },
    );

  test('an older update that arrives later changes nothing', () => {
    const { state } = run([cart(NOW, 'a'), cart(NOW - 1000, 'b')]);
    expect(state.profile.cart).toMatchObject({ valueMinor: 600, products: [{ productId: 'a' }] });
  });

  test('an order empties it, but not a cart that was filled after the order', () => {
    expect(run([cart(NOW - 1000, 'a'), order('1', 5)]).state.profile.cart).toBeUndefined();
    expect(run([cart(NOW + 1000, 'a'), order('1', 5)]).state.profile.cart).toBeDefined();
  });
});

describe('the browser is not trusted', () => {
  test('its userId and traits are claims, apart from what the server vouches for', () => {
    const { state } = run([
      taken({ type: 'identify', userId: 'u1', traits: { vip: true } } as never),
      taken({ type: 'identify', traits: { plan: 'gold' } } as never, { trusted: true }),
    ]);
    expect(state.profile.traits).toEqual({ plan: 'gold' });
    expect(state.profile.claims).toEqual({ userId: 'u1', traits: { vip: true } });
    expect(state.profile.userId).toBeUndefined();
  });
});

describe('a survey is offered after what it asks about', () => {
  const invitations = (state: CustomerState, event: TakenEvent) =>
    step(state, { kind: 'events', events: [event] }, rules, NOW, () => false).invitations;

  test('an order leads to it, and the same order told again leads to the same one', () => {
    const first = invitations(nobody(), order('1', 5));
    expect(first).toEqual([{ survey: 'thanks', revision: 2, occasion: 'order:1' }]);
    expect(invitations(run([order('1', 5)]).state, order('1', 5))).toEqual(first);
  });

  test('not once it was completed or dismissed, and never for late news', () => {
    const survey = { survey_id: 'thanks', revision: 2, response_id: 'r' };
    for (const event of ['Survey Completed', 'Survey Dismissed']) {
      const { state } = run([order('1', 5), taken({ event, properties: survey } as never)]);
      expect(invitations(state, order('2', 5))).toEqual([]);
    }
    expect(invitations(nobody(), order('1', 5, { late: true }))).toEqual([]);
    expect(invitations(nobody(), order('1', 5, { historical: true }))).toEqual([]);
  });

  test('the highest edit of an answer wins, in whatever order the edits arrive', () => {
    const answer = (edit: number, value: number) =>
      taken({
        event: 'Survey Answered',
        properties: { survey_id: 'thanks', revision: 2, response_id: 'r', question_id: 'nps', edit, value },
      } as never);
    const done = taken({
      event: 'Survey Completed',
      properties: { survey_id: 'thanks', revision: 2, response_id: 'r' },
    } as never);
    const { state } = run([answer(1, 9), answer(0, 3), done]);
    expect(state.profile.surveys.thanks?.answers.nps).toMatchObject({ value: 9, edit: 1 });
  });
});
