import type { SegmentRule } from '@footfall/contract';
import fc from 'fast-check';
import { conditions } from './arbitrary-rules.ts';

/** Two days before clocks go forward in Berlin, three weeks after they did in New York. */
export const START = Date.UTC(2026, 2, 27, 12);
const SEGMENTS = ['s0', 's1', 's2'];

/** Something that happens to a customer; hours and single milliseconds, so that boundaries are hit and missed by one. */
export type Action =
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
