import { expect, test } from 'vitest';
import { backoff } from './backoff.ts';

const DAY_MS = 86_400_000;
const many = (...args: Parameters<typeof backoff>): number[] => Array.from({ length: 500 }, () => backoff(...args));

test('three waits after a server failure always add up to more than ten seconds', () => {
  for (let i = 0; i < 500; i++) {
    const sum = backoff(503, null, 1) + backoff(503, null, 2) + backoff(503, null, 3);
    expect(sum).toBeGreaterThan(10_000);
    expect(sum).toBeLessThan(35_000);
  }
});

test('waits are spread, so that a crowd does not come back at once', () => {
  const waits = many(503, null, 1);
  expect(Math.max(...waits) - Math.min(...waits)).toBeGreaterThan(2_000);
});

test('Retry-After is obeyed, never shortened, spread by a fifth, and believed up to a day', () => {
  for (const wait of many(429, '20', 1)) {
    expect(wait).toBeGreaterThanOrEqual(20_000);
    expect(wait).toBeLessThanOrEqual(24_000);
  }
  for (const wait of many(503, '9999999', 1)) expect(wait).toBeLessThanOrEqual(DAY_MS * 1.2);
});

test('an unknown key or a forbidden origin waits for minutes, then hours, and never longer than a day', () => {
  for (const status of [400, 401, 403, 404]) {
    expect(Math.min(...many(status, null, 1))).toBeGreaterThanOrEqual(60_000);
    expect(Math.min(...many(status, null, 9))).toBeGreaterThanOrEqual(4 * 3_600_000);
    expect(Math.max(...many(status, null, 1_000))).toBeLessThanOrEqual(DAY_MS);
  }
});

test('408 and 429 without Retry-After are the server’s troubles, not a person’s', () => {
  for (const status of [408, 429]) expect(Math.max(...many(status, null, 1))).toBeLessThanOrEqual(4_500);
});

test('an answer that is one but settles nothing waits as well', () => {
  expect(backoff(200, 'soon', 1)).toBeGreaterThan(1_000);
});
