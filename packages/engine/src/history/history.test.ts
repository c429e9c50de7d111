import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import { Living, taken, tookOrder } from '../testing/taken.ts';
import { daysSince, decodeDays, encodeDays, withCount } from './daily-counts.ts';
import { DAY_MS, dayOf, FIELDS, fieldOf } from './history.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const rules: Rules = { version: 1, currency: 'EUR', timeZone: 'Europe/Berlin', surveys: [] };
const live = (...events: TakenEvent[]) => new Living(rules, NOW).tell(...events).state.history;
const view = (product: string, at: number, extra: Partial<TakenEvent> = {}) =>
  taken({ event: 'Product Viewed', properties: { product_id: product } }, at, extra);

describe('the last 500 events are kept by event time', () => {
  test('whatever order they arrive in', () => {
    const ages = [0, 50, 20, 90, 10, 20];
    const history = live(...ages.map((age, index) => view(`p${index}`, NOW - age, { receivedAt: NOW })));
    expect(history.events.map(([, at]) => NOW - at)).toEqual([90, 50, 20, 20, 10, 0]);
    const products = history.events.map((event) => history.texts[fieldOf(event, 0) as number]);
    expect(products).toEqual(['p3', 'p1', 'p2', 'p5', 'p4', 'p0']);
  });

  test('the 501st pushes the oldest out, and how many there were on each day stays known', () => {
    const events = Array.from({ length: 600 }, (_, index) => view(`p${index % 7}`, NOW + index * 1000));
    const history = live(...events);
    expect(history.events).toHaveLength(500);
    expect(history.events[0]?.[1]).toBe(NOW + 100_000);
    expect(history.dropped).toEqual([NOW + 99_000]);
    expect(decodeDays(history.days[0] ?? '')).toEqual({ first: dayOf(NOW), counts: [600] });
    expect(JSON.stringify(history).length / 500).toBeLessThan(35);
  });

  test('with the properties that rules may ask for and no others', () => {
    const history = live(
      tookOrder('1', 12.34, NOW, {
        coupon: 'TEN',
        email: 'demo@shop.example',
        products: [
          { product_id: 'a', category: 'chocolate', quantity: 2 },
          { product_id: 'b', category: 'chocolate', quantity: 0.5 },
        ],
      }),
    );
    const [event] = history.events;
    const found = FIELDS.map((name, field) => [name, event && fieldOf(event, field)]).filter(
      ([, value]) => value !== undefined,
    );
    const text = (place: unknown) => history.texts[place as number];
    expect(found.map(([name]) => name)).toEqual([
      'product_id',
      'category',
      'coupon',
      'order_id',
      'currency',
      'quantity',
      'total',
    ]);
    expect([found[0]?.[1] ?? []].flat().map(text)).toEqual(['a', 'b']);
    expect(found.slice(1, 5).map(([, place]) => text(place))).toEqual(['chocolate', 'TEN', '1', 'EUR']);
    expect(found.slice(5).map(([, number]) => number)).toEqual([2_500, 1_234]);
    expect(JSON.stringify(history)).not.toContain('demo@shop.example');
  });

  test('an event told as if it were still to come happened when it was told', () => {
    expect(live(view('a', NOW + 50_000, { receivedAt: NOW })).events[0]?.[1]).toBe(NOW);
  });

  test('names like those of an object’s own methods are counted like any other', () => {
    const { state } = new Living(rules, NOW).tell(
      taken({ event: 'constructor' }, NOW),
      taken({ event: '__proto__' }, NOW),
    );
    expect(Object.entries(state.profile.counts)).toEqual([
      ['constructor', 1],
      ['__proto__', 1],
    ]);
  });
});

describe('an order told again is one event', () => {
  test('the server’s telling takes the place of the browser’s, by its own time', () => {
    const history = live({ ...tookOrder('1', 10, NOW), trusted: false }, tookOrder('1', 12, NOW + 5_000));
    expect(history.events.map(([, at]) => at)).toEqual([NOW + 5_000]);
    expect(decodeDays(history.days[0] ?? '').counts).toEqual([1]);
  });
});

describe('daily counts', () => {
  const counts = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 100 })), { maxLength: 60 });

  test('come out of their text as they went in', () => {
    fc.assert(
      fc.property(fc.integer({ min: 20_000, max: 21_000 }), counts, (first, given) => {
        const { first: from, counts: found } = decodeDays(encodeDays({ first, counts: given }));
        for (const [index, count] of given.entries()) expect(found[first + index - from] ?? 0).toBe(count);
        expect(found.reduce((sum, count) => sum + count, 0)).toBe(given.reduce((sum, count) => sum + count, 0));
      }),
    );
  });

  test('are the same whatever order days are counted in, and forget what is older than asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 20_000, max: 20_060 })),
        fc.integer({ min: 20_000, max: 20_060 }),
        (days, from) => {
          const text = days.reduce((kept, day) => withCount(kept, day, 1), '');
          expect(days.toSorted().reduce((kept, day) => withCount(kept, day, 1), '')).toBe(text);
          const { first, counts: left } = decodeDays(daysSince(text, from));
          expect(left.reduce((sum, count) => sum + count, 0)).toBe(days.filter((day) => day >= from).length);
          if (left.length > 0) expect(first).toBeGreaterThanOrEqual(from);
        },
      ),
    );
  });

  test('400 busy days of one event take less than 500 bytes', () => {
    const busy = Array.from({ length: 400 }, (_, day) => day % 30);
    expect(encodeDays({ first: dayOf(NOW), counts: busy }).length).toBeLessThan(500);
  });

  test('are kept for 400 days', () => {
    const events = [0, 1, 399, 400, 500].map((days) => view('a', NOW + days * DAY_MS));
    const { daysFrom, days } = live(...events);
    expect(daysFrom).toBe(dayOf(NOW) + 101);
    expect(decodeDays(days[0] ?? '').counts.filter((count) => count > 0)).toHaveLength(3);
  });
});
