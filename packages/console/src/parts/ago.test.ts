import { expect, test } from 'vitest';
import { ago } from './ago.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const before = (seconds: number) => ago(new Date(NOW - seconds * 1000).toISOString(), NOW);

test('time is told in the largest unit that fits', () => {
  expect([0, 2, 59, 60, 3_599, 3_600, 86_399, 86_400].map(before)).toEqual([
    'now',
    '2 s',
    '59 s',
    '1 min',
    '59 min',
    '1 h',
    '23 h',
    '1 d',
  ]);
});

test('a clock that runs slow makes no negative times, and what is no time is shown as it came', () => {
  expect(before(-90)).toBe('now');
  expect(ago('soon', NOW)).toBe('soon');
});
