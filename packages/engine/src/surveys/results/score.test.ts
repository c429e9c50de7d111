import { describe, expect, test } from 'vitest';
import { type Counts, score } from './score.ts';
import { share } from './share.ts';

const round = (number: number | null | undefined) => (number == null ? number : Math.round(number * 10) / 10);
const counts = (...pairs: [number | string, number][]): Counts => new Map(pairs);

test.each([
  [8, 10, 80, 49.0, 94.3],
  [80, 100, 80, 71.1, 86.7],
  [10, 10, 100, 72.2, 100],
  [0, 10, 0, 0, 27.8],
])('%i of %i is %f %%, between %f and %f', (count, of, percent, low, high) => {
  const found = share(count, of);
  expect([round(found.percent), round(found.low), round(found.high)]).toEqual([percent, low, high]);
});

test('of nobody there is no share', () => {
  expect(share(0, 0)).toEqual({ count: 0, of: 0, percent: null, low: null, high: null });
});

describe('NPS', () => {
  test.each([
    [100, 15.7],
    [400, 7.8],
    [1000, 5.0],
  ])('60 %% promoters and 20 %% detractors of %i are 40, give or take %f', (n, margin) => {
    const found = score(
      'nps',
      counts([10, n * 0.3], [9, n * 0.3], [7, n * 0.1], [8, n * 0.1], [6, n * 0.1], [0, n * 0.1]),
    );
    expect(found).toMatchObject({ n, value: 40, promoters: n * 0.6, passives: n * 0.2, detractors: n * 0.2 });
    expect([round(found.low), round(found.high)]).toEqual([round(40 - margin), round(40 + margin)]);
  });

  test('never leaves −100 to 100, and of nobody is nothing', () => {
    expect(score('nps', counts([10, 3]))).toMatchObject({ value: 100, low: 100, high: 100 });
    expect(score('nps', counts())).toMatchObject({ n: 0, value: null, low: null });
  });
});

test('CSAT is the share of 4 and 5, its mean apart', () => {
  const found = score('csat', counts([5, 6], [4, 2], [3, 1], [1, 1]));
  expect(found).toMatchObject({ n: 10, value: 80, mean: 4.2 });
  expect([round(found.low), round(found.high)]).toEqual([49, 94.3]);
});

test('CES is the mean of 1 to 7 with its interval, and the share of 5 and above', () => {
  // 4, 5, 6: a standard deviation of 1, so 1.96 / √3 either way.
  const found = score('ces', counts([4, 1], [5, 1], [6, 1]));
  expect(found).toMatchObject({ n: 3, value: 5, easy: { count: 2, of: 3 } });
  expect(found.low).toBeCloseTo(5 - 1.1316, 3);
  expect(found.high).toBeCloseTo(5 + 1.1316, 3);
  expect(score('ces', counts([6, 1]))).toMatchObject({ value: 6, low: null });
});

test('PMF is the share of who would be very disappointed', () => {
  const found = score('pmf', counts(['very_disappointed', 40], ['somewhat', 50], ['not', 10]));
  expect(found).toMatchObject({ n: 100, value: 40 });
  expect([round(found.low), round(found.high)]).toEqual([30.9, 49.8]);
});
