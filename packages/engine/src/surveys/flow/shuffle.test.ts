import { expect, test } from 'vitest';
import { shuffle } from './shuffle.ts';

const list = (ids: string, pinned = ''): { id: string; pinned: boolean }[] =>
  [...ids].map((id) => ({ id, pinned: pinned.includes(id) }));
const order = (ids: string, seed: string, pinned = ''): string =>
  shuffle(list(ids, pinned), seed)
    .map(({ id }) => id)
    .join('');

test('the same seed gives the same order, another one another', () => {
  expect(order('abcdefgh', 'r-1:q')).toBe(order('abcdefgh', 'r-1:q'));
  expect(order('abcdefgh', 'r-1:q')).not.toBe(order('abcdefgh', 'r-2:q'));
});

test('nothing is lost and nothing comes twice', () => {
  expect([...order('abcdefgh', 'x')].sort().join('')).toBe('abcdefgh');
  expect(order('', 'x')).toBe('');
  expect(order('a', 'x')).toBe('a');
});

test('what is pinned keeps its place', () => {
  for (let n = 0; n < 200; n++) {
    const drawn = order('abcde', `r-${n}`, 'be');
    expect([drawn[1], drawn[4]]).toEqual(['b', 'e']);
  }
});

test.each([
  ['ab', 1],
  ['abc', 5],
  ['abcd', 23],
])('every order of %s is equally likely, the written one too', (ids, freedom) => {
  const runs = 24_000;
  const counts = new Map<string, number>();
  for (let n = 0; n < runs; n++) {
    const drawn = order(ids, `7f3c${n}-response:question`);
    counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
  }
  const expected = runs / (freedom + 1);
  expect(counts.size).toBe(freedom + 1);
  const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  // Critical values at 0.1 %: a fair shuffle would fail one run in a thousand, and the seeds are always the same.
  expect(chiSquare).toBeLessThan({ 1: 10.83, 5: 20.52, 23: 49.73 }[freedom] ?? 0);
});
