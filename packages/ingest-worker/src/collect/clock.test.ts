import { describe, expect, test } from 'vitest';
import { correctedTime, isLate } from './clock.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE = 60_000;
const iso = (offsetMinutes: number) => new Date(NOW + offsetMinutes * MINUTE).toISOString();
/** What an event told at `told` by a clock that is `skew` minutes off is taken to have happened at. */
const minutes = (told: number, skew = 0) => (correctedTime(iso(told + skew), iso(skew), NOW) - NOW) / MINUTE;

describe('the clock of the teller', () => {
  test('within 5 minutes of ours it is left alone', () => {
    expect(minutes(-10, 0)).toBe(-10);
    expect(minutes(-10, 4.9)).toBeCloseTo(-5.1);
    expect(minutes(-10, -5)).toBe(-15);
  });

  test('beyond 5 minutes the difference is taken off, in both directions', () => {
    expect(minutes(-10, 6)).toBe(-10);
    expect(minutes(-10, -90)).toBe(-10);
    expect(minutes(-10, 60 * 24 * 365)).toBe(-10);
  });

  test('nothing happens more than a minute after it is told', () => {
    expect(minutes(1)).toBe(1);
    expect(minutes(1.1)).toBe(0);
    expect(correctedTime(iso(60), undefined, NOW)).toBe(NOW);
  });

  test('without a time it happened when it came', () => {
    expect(correctedTime(undefined, iso(-90), NOW)).toBe(NOW);
  });

  test('late is 15 minutes for browsers and 6 hours for trusted callers', () => {
    expect(isLate(NOW - 15 * MINUTE, NOW, false)).toBe(false);
    expect(isLate(NOW - 15 * MINUTE - 1, NOW, false)).toBe(true);
    expect(isLate(NOW - 6 * 60 * MINUTE, NOW, true)).toBe(false);
    expect(isLate(NOW - 6 * 60 * MINUTE - 1, NOW, true)).toBe(true);
  });
});
