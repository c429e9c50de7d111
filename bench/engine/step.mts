/**
 * `node bench/engine/step.mts`: what one step of a full customer costs, and what segments add to it. Named baseline:
 * `JSON.parse` of the same state, which is what it costs merely to read the row. Ratios travel between machines;
 * microseconds do not.
 */
import type { SegmentCondition, SegmentRule } from '@footfall/contract';
import {
  type CustomerState,
  type Input,
  MAX_STATE_BYTES,
  newCustomer,
  type Rules,
  step,
  type TakenEvent,
} from '../../packages/engine/src/index.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 24 * 60 * 60_000;
const ROUNDS = 400;
const WARM_UP = 200;
const SEGMENT_COUNTS = [1, 10, 100, 300, 1_000];

function taken(index: number, event: object, at: number): TakenEvent {
  const messageId = `m${index}`;
  const whole = { type: 'track', messageId, userId: 'u1', ...event } as TakenEvent['event'];
  return { key: messageId, event: whole, at, receivedAt: at, trusted: true, late: false, historical: false };
}

function product(index: number) {
  return {
    product_id: `product-number-${index % 200}`,
    name: `A product with a name, number ${index % 200}`,
    category: `category-${index % 12}`,
    price: 3.5,
    quantity: 2,
    currency: 'EUR',
  };
}

function eventAt(index: number, at: number): TakenEvent {
  if (index % 12 === 0) {
    const products = Array.from({ length: 4 }, (_, line) => product(index + line));
    const order = taken(
      index,
      { event: 'Order Completed', properties: { order_id: `${index}`, total: 28, currency: 'EUR', products } },
      at,
    );
    return { ...order, order: { telling: 'first', keys: { browser: `b${index}`, server: `s${index}` } } };
  }
  if (index % 3 === 0) return taken(index, { type: 'page', context: { page: { path: `/products/${index}` } } }, at);
  return taken(
    index,
    { event: index % 2 ? 'Product Viewed' : 'Product Added', properties: { ...product(index), coupon: `C${index}` } },
    at,
  );
}

/** Fills a customer until the state is as large as it gets. */
function fullCustomer(rules: Rules): CustomerState {
  let state = newCustomer('demo', 'u', 'u1', NOW - 400 * DAY_MS);
  for (let index = 0; index < 1_200; index += 1) {
    const at = NOW - 400 * DAY_MS + index * (DAY_MS / 3);
    state = step(state, { kind: 'events', events: [eventAt(index, at)] }, rules, at, () => false).state;
  }
  for (let index = 0; JSON.stringify(state).length < MAX_STATE_BYTES - 1_500; index += 1) {
    const traits = { [`trait-${index}`]: 'x'.repeat(300) };
    const told = taken(10_000 + index, { type: 'identify', traits }, NOW);
    state = step(state, { kind: 'events', events: [told] }, rules, NOW, () => false).state;
  }
  return state;
}

function segmentsOf(count: number): SegmentRule[] {
  const kinds: ((index: number) => SegmentCondition)[] = [
    (index) => ({
      op: 'did',
      event: 'Product Viewed',
      is: { is: 'atLeast', value: 1 + (index % 9) },
      within: { kind: 'last', amount: 1 + (index % 60), unit: 'days' },
    }),
    (index) => ({
      op: 'did',
      event: 'Product Viewed',
      where: [{ property: 'category', test: { is: 'equal', value: `category-${index % 12}` } }],
      within: { kind: 'last', amount: 1 + (index % 60), unit: 'days' },
    }),
    (index) => ({
      op: 'did',
      event: 'Order Completed',
      measure: { of: 'sum', property: 'total', currency: 'EUR' },
      is: { is: 'above', value: index },
      within: { kind: 'last', amount: 90, unit: 'days' },
    }),
    (index) => ({ op: 'lastDid', event: '*', longerAgo: { amount: 1 + (index % 60), unit: 'days' } }),
    (index) => ({ op: 'trait', trait: `trait-${index}`, test: { is: 'set' } }),
    (index) => ({ op: 'spent', currency: 'EUR', is: { is: 'above', value: index } }),
    (index) => ({ op: 'cart', olderThan: { amount: 1 + (index % 24), unit: 'hours' } }),
    (index) => ({ op: 'bucket', salt: `${index}`, from: 0, to: 5_000 }),
  ];
  return Array.from({ length: count }, (_, index) => {
    const when = (kinds[index % kinds.length] as (index: number) => SegmentCondition)(index);
    return { id: `s${index}`, name: `Segment ${index}`, changedIn: 2, when };
  });
}

function medianMicroseconds(run: (round: number) => unknown): number {
  for (let round = 0; round < WARM_UP; round += 1) run(round);
  const times = Array.from({ length: ROUNDS }, (_, round) => {
    const start = performance.now();
    run(round);
    return (performance.now() - start) * 1_000;
  });
  return times.sort((one, other) => one - other)[ROUNDS >> 1] as number;
}

const base = { version: 1, currency: 'EUR', timeZone: 'Europe/Berlin', surveys: [] };
const full = fullCustomer(base);
const text = JSON.stringify(full);
const parse = medianMicroseconds(() => JSON.parse(text));
const stringify = medianMicroseconds(() => JSON.stringify(full));
const { events } = full.history;
console.log(`state of ${text.length} bytes, ${events.length} events, ${full.profile.orders.length} orders`);
console.log(`baseline JSON.parse of it: ${parse.toFixed(0)} µs (JSON.stringify ${stringify.toFixed(0)} µs)`);

let withNone = 0;
for (const count of [0, ...SEGMENT_COUNTS]) {
  const rules: Rules = { ...base, version: 2, segments: segmentsOf(count) };
  const settled = step(full, { kind: 'wake' }, rules, NOW, () => false).state;
  // Product views: they touch three of the eight kinds, so 3 segments in 8 and those that ask for anything at all.
  const view = (round: number): Input => ({ kind: 'events', events: [eventAt(20_001 + 2 * round * 3, NOW + 1_000)] });
  const us = medianMicroseconds((round) => step(settled, view(round), rules, NOW + 1_000, () => false));
  if (count === 0) withNone = us;
  const each = count === 0 ? '' : `, ${((us - withNone) / count).toFixed(2)} µs a segment`;
  console.log(
    `a step with ${String(count).padStart(4)} segments (${JSON.stringify(settled).length} bytes): ${us.toFixed(0)} µs median, ${(us / parse).toFixed(2)} × JSON.parse${each}`,
  );
}
