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

  test.each(['now', '5', '', '+275760-09-13T00:00:00.000Z', '-271821-04-20T00:00:00.000Z', '2026-99-99'])(
    'a clock that says %s says nothing: the time is taken as told',
    (sentAt) => {
      expect(correctedTime(iso(-10), sentAt, NOW)).toBe(NOW - 10 * MINUTE);
    },
  );

  test('whatever the two say, what comes of it is a time', () => {
    const texts = ['0000-01-01', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '+275760-09-13T00:00:00.000Z', 'now'];
    for (const timestamp of texts.slice(0, 3)) {
      for (const sentAt of texts) {
        expect(new Date(correctedTime(timestamp, sentAt, NOW)).toISOString()).toMatch(/Z$/);
      }
    }
  });

  test('late is 15 minutes for browsers and 6 hours for trusted callers', () => {
    expect(isLate(NOW - 15 * MINUTE, NOW, false)).toBe(false);
    expect(isLate(NOW - 15 * MINUTE - 1, NOW, false)).toBe(true);
    expect(isLate(NOW - 6 * 60 * MINUTE, NOW, true)).toBe(false);
    expect(isLate(NOW - 6 * 60 * MINUTE - 1, NOW, true)).toBe(true);
  });
});
