import { MAX_SEGMENT_ID_LENGTH, MAX_SEGMENTS, type SegmentRule } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import type { TakenEvent } from './input.ts';
import type { Rules } from './rules.ts';
import { type CustomerState, newCustomer } from './state.ts';
import { MAX_STATE_BYTES } from './state-budget.ts';
import { step } from './step.ts';
import { taken, tookOrder } from './testing/taken.ts';
import { utf8Bytes } from './utf8-bytes.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR_MS = 60 * 60_000;
/** Three bytes a character in UTF-8, and six where JSON writes it as an escape. */
const long = (length: number, salt: unknown) => `${salt}${'漢'.repeat(length)}`.slice(0, length);

/** As many segments as there may be, with the longest ids, and the customer due to leave each. */
const segments: SegmentRule[] = Array.from({ length: MAX_SEGMENTS }, (_, index) => ({
  id: `s${index}`.padEnd(MAX_SEGMENT_ID_LENGTH, 'x'),
  name: long(200, index),
  changedIn: 1,
  when: { op: 'did', event: '*', within: { kind: 'last', amount: 30, unit: 'days' } },
}));
const rules: Rules = { version: 1, currency: 'EUR', timeZone: 'Europe/Berlin', surveys: [], segments };

function bytes(state: CustomerState): number {
  const text = JSON.stringify(state);
  expect(utf8Bytes(text)).toBe(
    new (globalThis as unknown as { TextEncoder: typeof Encoder }).TextEncoder().encode(text).length,
  );
  return utf8Bytes(text);
}
declare class Encoder {
  encode(text: string): Uint8Array;
}

/** Everything as large as the door lets it in, and much of it. */
function flood(index: number): TakenEvent[] {
  const at = NOW + index * HOUR_MS;
  const products = Array.from({ length: 40 }, (_, line) => ({
    product_id: long(250, `${index}-${line}`),
    name: long(250, line),
    category: long(250, line % 20),
    price: 12.5,
    quantity: 3,
  }));
  const click = Object.fromEntries([1, 2, 3, 4].map((one) => [long(200, one), long(200, index)]));
  const context = {
    page: { path: long(250, `/${index}`) },
    consent: { message: true, channels: { email: false }, proof: { wording: long(2_000, index) } },
    session: { id: long(100, index) },
    campaign: { name: long(300, index), source: long(300, index), medium: long(300, index) },
    attribution: { first: { click, referrer: long(400, index) }, last: { click } },
    locale: 'de-DE',
    timezone: 'Europe/Berlin',
  };
  const page = { context };
  const contacts = { email: `${'a'.repeat(240)}@example.com`, phone: '+4917012345678', push_token: 't'.repeat(512) };
  const survey = { survey_id: long(100, index % 9), revision: 1, response_id: long(200, 'r') };
  const currencies = Intl.supportedValuesOf('currency');
  return [
    taken({ event: long(200, `name${index % 70}`), properties: products[0] ?? {}, ...page }, at),
    taken({ type: 'identify', traits: contacts }, at),
    taken({ event: 'Order Refunded', properties: { order_id: long(250, `r${index}`) } }, at),
    taken({ event: 'Cart Updated', properties: { cart_id: long(256, 'c'), products } }, at),
    taken({ type: 'identify', traits: { [`t${index}`]: long(2_000, index), plan: 'gold' } }, at),
    taken({ type: 'identify', traits: { [`c${index}`]: long(2_000, index) } }, at, { trusted: false }),
    taken(
      {
        event: 'Survey Answered',
        properties: { ...survey, question_id: long(90, index), edit: 1, value: long(1_000, '') },
      },
      at,
    ),
    tookOrder(long(250, index), 10, at, { products, currency: currencies[index % currencies.length] }),
  ];
}

describe('the state of a customer', () => {
  test('never takes more than 64 KB, whatever is told, and still decides', () => {
    let state = newCustomer('demo', 'u', long(256, 'u'), NOW);
    let most = 0;
    for (let index = 0; index < 60; index += 1) {
      const now = NOW + index * HOUR_MS;
      const decision = step(state, { kind: 'events', events: flood(index) }, rules, now, () => false);
      state = decision.state;
      most = Math.max(most, bytes(state));
      expect(decision.verdicts.every((verdict) => verdict === 'accepted')).toBe(true);
    }
    expect(most).toBeLessThanOrEqual(MAX_STATE_BYTES);
    expect(Object.keys(state.segments.marks)).toHaveLength(MAX_SEGMENTS);
    expect(state.history.events.length).toBeGreaterThan(5);
    expect(state.profile.traits.plan).toBe('gold');
  }, 60_000);

  test('not even where every id and name is written in characters that JSON escapes', () => {
    const escaped = (length: number, salt: unknown) => `${salt}${'\u0001'.repeat(length)}`.slice(0, length);
    const id = escaped(256, 'u');
    const named = { anonymousId: id, userId: escaped(256, 'v') };
    let state = newCustomer(escaped(60, 's'), 'u', id, NOW);
    for (let index = 0; index < 80; index += 1) {
      const events = flood(index).map((event) => ({ ...event, event: { ...event.event, ...named } }));
      const odd = taken({ event: escaped(100, index), properties: { product_id: escaped(200, index) }, ...named }, NOW);
      const input = { kind: 'events' as const, events: [...events, { ...odd, trusted: false }] };
      state = step(state, input, rules, NOW, () => false).state;
      expect(bytes(state)).toBeLessThanOrEqual(MAX_STATE_BYTES);
    }
    expect(Object.keys(state.segments.marks)).toHaveLength(MAX_SEGMENTS);
  }, 60_000);

  test('keeps all 500 events of an ordinary customer of a year, with days, orders and traits beside them', () => {
    let state = newCustomer('demo', 'u', 'u1', NOW);
    for (let index = 0; index < 900; index += 1) {
      const at = NOW + index * 9 * HOUR_MS;
      const properties = {
        product_id: `product-${index % 60}`,
        category: `category-${index % 8}`,
        price: 3.5,
        currency: 'EUR',
      };
      const event =
        index % 15 === 0
          ? tookOrder(String(100_000 + index), 24.5, at, { products: [properties, { ...properties, product_id: 'x' }] })
          : index % 3 === 0
            ? taken({ type: 'page', context: { page: { path: `/products/${index % 60}` } } }, at)
            : taken({ event: index % 5 === 0 ? 'Product Added' : 'Product Viewed', properties }, at);
      state = step(state, { kind: 'events', events: [event] }, { ...rules, segments: [] }, at, () => false).state;
    }
    expect(state.history.events).toHaveLength(500);
    expect(state.profile.orders).toHaveLength(60);
    expect(state.profile.orders.every(({ products }) => products.length === 2)).toBe(true);
    expect(bytes(state)).toBeLessThan(40_000);
  });
});
