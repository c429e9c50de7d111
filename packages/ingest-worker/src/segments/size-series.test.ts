import { expect, test } from 'vitest';
import { sizeSeries } from './size-series.ts';
import { DAY_MS } from './spans.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const day = (ago: number) => Math.floor(NOW / DAY_MS) * DAY_MS - ago * DAY_MS;

test('sizes of the past are reckoned back from the size of now', () => {
  const moved = [
    { at: day(3), entered: 100, left: 0 },
    { at: day(2), entered: 4, left: 1 },
    { at: day(0), entered: 1, left: 6 },
  ];
  expect(sizeSeries(10, moved, NOW, DAY_MS, 3)).toEqual([
    { at: '2026-01-13T00:00:00.000Z', size: 15, entered: 4, left: 1 },
    { at: '2026-01-14T00:00:00.000Z', size: 15, entered: 0, left: 0 },
    { at: '2026-01-15T00:00:00.000Z', size: 10, entered: 1, left: 6 },
  ]);
});
