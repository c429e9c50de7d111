import { expect, test } from 'vitest';
import { pollDelay } from './pollDelay.ts';

const calm = { visible: true, failures: 0, arrived: 0 };

test('looks once a second while someone watches, seldom while nobody does', () => {
  expect(pollDelay(calm)).toBe(1_000);
  expect(pollDelay({ ...calm, visible: false })).toBe(30_000);
});

test('a full page is followed at once by the next', () => {
  expect(pollDelay({ ...calm, arrived: 50 })).toBe(0);
});

test('failures are met with ever longer waits, up to half a minute', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((failures) => pollDelay({ ...calm, failures }))).toEqual([
    1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000,
  ]);
});

test('a server that asks for quiet gets it', () => {
  expect(pollDelay({ ...calm, failures: 1, retryAfterMs: 60_000 })).toBe(60_000);
});
