import { describe, expect, test } from 'vitest';
import { afterFailure, BREAKER_FAILURES, GIVE_UP_MS, HEALTHY, isOpen, laneOf } from './health.ts';

const NOW = 1_000_000;
const failed = (times: number, every = 0) => {
  let state = { health: HEALTHY, giveUp: false };
  for (let index = 0; index < times; index += 1) state = afterFailure(state.health, NOW + index * every);
  return state;
};

describe('a receiver that fails', () => {
  test('is called on the slow lane from its first failure on', () => {
    expect(laneOf(HEALTHY)).toBe('fast');
    expect(laneOf(failed(1).health)).toBe('slow');
  });

  test('is left alone after three failures in a row, longer each time, at most ten minutes', () => {
    expect(isOpen(failed(BREAKER_FAILURES - 1).health, NOW)).toBe(false);
    const pauses = [3, 4, 5, 20].map((times) => (failed(times).health.openUntil ?? 0) - NOW);
    expect(pauses).toEqual([30_000, 60_000, 120_000, 600_000]);
    expect(isOpen(failed(3).health, NOW + 30_000)).toBe(false);
  });

  test('is given up after five days without a success, not before', () => {
    expect(failed(10, GIVE_UP_MS / 10).giveUp).toBe(false);
    expect(failed(11, GIVE_UP_MS / 10).giveUp).toBe(true);
    expect(failed(2, GIVE_UP_MS).giveUp).toBe(false);
  });
});
