import { describe, expect, test } from 'vitest';
import { differenceWords, ratioWords, shareWords } from './figures.ts';

describe('figures', () => {
  test('say how sure they are', () => {
    expect(shareWords({ count: 1, of: 8, percent: 12.5, low: 2.2, high: 47.1 })).toBe('12.5 % (2.2 – 47.1)');
    expect(shareWords({ count: 0, of: 0, percent: null, low: null, high: null })).toBe('nobody yet');
    expect(differenceWords({ points: 5, low: 1, high: 9, relative: 50 })).toBe(
      '+5.0 points (1.0 to 9.0, +50 %): a real difference',
    );
    expect(differenceWords({ points: -1, low: -3, high: 1, relative: null })).toBe(
      '-1.0 points (-3.0 to 1.0): may be chance',
    );
  });

  test('warn of a draw that did not come out, and only then', () => {
    expect(ratioWords({ p: 0.4, mismatch: false })).toBeUndefined();
    expect(ratioWords(null)).toBeUndefined();
    expect(ratioWords({ p: 0.00012, mismatch: true })).toContain('p = 0.00012');
  });
});
