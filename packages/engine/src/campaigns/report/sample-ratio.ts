import type { SampleRatio } from '@footfall/contract';

/** Looked at with every glance at a report, so rarer than the usual 0.05. */
const MISMATCH_BELOW = 0.01;
/** Below this the chi-square says nothing about a group. */
const LEAST_EXPECTED = 5;

/** Whether groups are as large as their weights make one expect; null where there are too few to say. */
export function sampleRatio(groups: { count: number; weight: number }[]): SampleRatio | null {
  const drawn = groups.filter(({ weight }) => weight > 0);
  const all = drawn.reduce((sum, { count }) => sum + count, 0);
  const weights = drawn.reduce((sum, { weight }) => sum + weight, 0);
  if (drawn.length < 2) return null;
  let chiSquare = 0;
  for (const { count, weight } of drawn) {
    const expected = (all * weight) / weights;
    if (expected < LEAST_EXPECTED) return null;
    chiSquare += (count - expected) ** 2 / expected;
  }
  const p = chiSquareTail(chiSquare, drawn.length - 1);
  return { p, mismatch: p < MISMATCH_BELOW };
}

/** Probability of at least this chi-square with so many degrees of freedom, by the recurrence in steps of two. */
export function chiSquareTail(chiSquare: number, degrees: number): number {
  const half = chiSquare / 2;
  const isOdd = degrees % 2 === 1;
  let tail = isOdd ? erfc(Math.sqrt(half)) : Math.exp(-half);
  let term = isOdd ? (Math.exp(-half) * Math.sqrt(half) * 2) / Math.sqrt(Math.PI) : Math.exp(-half) * half;
  for (let degree = isOdd ? 3 : 4; degree <= degrees; degree += 2) {
    tail += term;
    term *= half / (degree / 2);
  }
  return Math.min(1, Math.max(0, tail));
}

/** Abramowitz and Stegun 7.1.26: off by at most 1.5e-7. */
function erfc(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const series = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return series * Math.exp(-x * x);
}
