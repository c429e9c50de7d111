import type { Condition } from '@footfall/contract';
import { expect, test } from 'vitest';
import { holds } from './holds.ts';

const ANSWERS = {
  score: { value: 9 },
  source: { value: 'friend' },
  liked: { value: ['fruit', 'nut'] },
  again: { value: 'yes' },
  taken: undefined,
};

test.each<[Condition, boolean]>([
  [{ q: 'score', is: 9 }, true],
  [{ q: 'score', is: 8 }, false],
  [{ q: 'score', in: [9, 10] }, true],
  [{ q: 'score', atLeast: 9 }, true],
  [{ q: 'score', atLeast: 10 }, false],
  [{ q: 'score', atMost: 6 }, false],
  [{ q: 'source', is: 'friend' }, true],
  [{ q: 'liked', is: 'nut' }, true],
  [{ q: 'liked', is: 'chocolate' }, false],
  [{ q: 'liked', in: ['chocolate', 'fruit'] }, true],
  [{ q: 'again', answered: true }, true],
  [{ not: { q: 'source', is: 'friend' } }, false],
  [
    {
      all: [
        { q: 'score', atLeast: 9 },
        { q: 'again', is: 'yes' },
      ],
    },
    true,
  ],
  [
    {
      all: [
        { q: 'score', atLeast: 9 },
        { q: 'again', is: 'no' },
      ],
    },
    false,
  ],
  [
    {
      any: [
        { q: 'score', atMost: 6 },
        { q: 'again', is: 'yes' },
      ],
    },
    true,
  ],
  [{ any: [] }, false],
  [{ all: [] }, true],
])('%j is %s', (condition, expected) => {
  expect(holds(condition, ANSWERS)).toBe(expected);
});

test.each<Condition>([
  { q: 'none', is: 'undefined' },
  { q: 'none', atMost: 10 },
  { q: 'none', atLeast: 0 },
  { q: 'none', answered: true },
  { q: 'taken', answered: true },
])('without an answer nothing holds: %j', (condition) => {
  expect(holds(condition, ANSWERS)).toBe(false);
  expect(holds({ not: condition }, ANSWERS)).toBe(true);
});
