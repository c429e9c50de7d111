import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cases } from './testing/arbitrary-case.ts';
import { liveThrough } from './testing/differential.ts';

const SEED = 20261122;

describe('a step with its alarms holds what a naive recomputation comes to at every instant', () => {
  test('for any rules, histories, orders of arrival and jumps of the clock', () => {
    let compared = 0;
    fc.assert(
      fc.property(cases({ actions: 14 }), (one) => {
        compared += liveThrough(one);
      }),
      { numRuns: 1_500, seed: SEED },
    );
    expect(compared).toBeGreaterThan(10_000);
  }, 60_000);

  test('and where a customer outran the history that is kept, it says so or is right all the same', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        cases({ actions: 25 }),
        fc.integer({ min: 1, max: 6 }),
        fc.integer({ min: 1, max: 4 }),
        (one, events, days) => {
          compared += liveThrough(one, { events, days });
        },
      ),
      { numRuns: 500, seed: SEED },
    );
    expect(compared).toBeGreaterThan(2_000);
  }, 60_000);
});
