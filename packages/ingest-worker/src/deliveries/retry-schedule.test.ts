import { describe, expect, test } from 'vitest';
import { nextAttemptAt } from './retry-schedule.ts';

describe('the schedule of Standard Webhooks', () => {
  const waits = (random: number) => {
    const seconds: number[] = [];
    for (let attempts = 1; ; attempts += 1) {
      const next = nextAttemptAt(attempts, 0, random);
      if (next === undefined) return seconds;
      seconds.push(next / 1000);
    }
  };

  test('ten attempts over about 75 hours, then none', () => {
    expect(waits(0)).toEqual([5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400]);
    expect(waits(0).reduce((sum, wait) => sum + wait, 0) / 3600).toBeCloseTo(75.6, 1);
  });

  test('jitter only ever waits longer, by at most a fifth', () => {
    for (const [index, wait] of waits(1).entries()) expect(wait).toBeCloseTo((waits(0)[index] ?? 0) * 1.2, 5);
  });
});
