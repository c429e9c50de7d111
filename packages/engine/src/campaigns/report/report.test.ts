import { describe, expect, test } from 'vitest';
import { share } from '../../surveys/results/share.ts';
import { difference } from './difference.ts';
import { chiSquareTail, sampleRatio } from './sample-ratio.ts';

describe('a difference of shares', () => {
  test('has the interval of Newcombe’s own example', () => {
    // 56 of 70 and 48 of 80: 0.2, from 0.0524 to 0.3339 (Newcombe 1998, table II a, method 10).
    const { points, low, high } = difference(share(56, 70), share(48, 80)) ?? { points: 0, low: 0, high: 0 };
    expect(points).toBeCloseTo(20, 6);
    expect(low).toBeCloseTo(5.24, 1);
    expect(high).toBeCloseTo(33.39, 1);
  });

  test('says how much that is of what it is compared with, and nothing where there is nobody', () => {
    expect(difference(share(30, 100), share(20, 100))?.relative).toBeCloseTo(50, 6);
    expect(difference(share(3, 10), share(0, 10))?.relative).toBeNull();
    expect(difference(share(3, 10), share(0, 0))).toBeNull();
  });
});

describe('a sample ratio', () => {
  test.each([
    [3.841459, 1, 0.05],
    [6.634897, 1, 0.01],
    [5.991465, 2, 0.05],
    [7.814728, 3, 0.05],
    [16.918978, 9, 0.05],
    [18.307038, 10, 0.05],
    [0, 4, 1],
  ])('takes chi-square %f with %i degrees for %f, as the tables do', (chiSquare, degrees, p) => {
    expect(chiSquareTail(chiSquare, degrees)).toBeCloseTo(p, 5);
  });

  test('that the draw explains is none to worry about; another is a mismatch', () => {
    expect(
      sampleRatio([
        { count: 5050, weight: 1 },
        { count: 4950, weight: 1 },
      ])?.mismatch,
    ).toBe(false);
    expect(
      sampleRatio([
        { count: 5300, weight: 1 },
        { count: 4700, weight: 1 },
      ])?.mismatch,
    ).toBe(true);
    expect(
      sampleRatio([
        { count: 900, weight: 9 },
        { count: 100, weight: 1 },
      ])?.p,
    ).toBeCloseTo(1);
  });

  test('of few, or of one group alone, is no verdict', () => {
    expect(
      sampleRatio([
        { count: 4, weight: 1 },
        { count: 5, weight: 1 },
      ]),
    ).toBeNull();
    expect(sampleRatio([{ count: 400, weight: 1 }])).toBeNull();
  });
});
