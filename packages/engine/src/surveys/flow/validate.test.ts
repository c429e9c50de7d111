import type { Question } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { validate } from './validate.ts';
import type { Problem } from './validate-core.ts';

const base = { id: 'q', text: 'q' };
const OPTIONS = [
  { id: 'a', text: 'a' },
  { id: 'b', text: 'b' },
  { id: 'none', text: 'none', alone: true },
  { id: 'other', text: 'other', open: true },
];
const ONE: Question = { ...base, kind: 'choice', options: OPTIONS };
const MANY: Question = { ...base, kind: 'choice', options: OPTIONS, many: true, least: 2, most: 2 };

test('no answer is one only where the question may be passed by', () => {
  expect(validate({ ...base, kind: 'nps' }, undefined)).toBeUndefined();
  expect(validate({ ...base, kind: 'nps', required: true }, undefined)).toBe('required');
});

describe.each<[string, Question, [Answer, Problem | undefined][]]>([
  [
    'nps',
    { ...base, kind: 'nps' },
    [
      [{ value: 0 }, undefined],
      [{ value: 10 }, undefined],
      [{ value: 11 }, 'unknown'],
      [{ value: -1 }, 'unknown'],
      [{ value: 1.5 }, 'unknown'],
      [{ value: '9' }, 'unknown'],
    ],
  ],
  [
    'csat',
    { ...base, kind: 'csat' },
    [
      [{ value: 1 }, undefined],
      [{ value: 0 }, 'unknown'],
      [{ value: 6 }, 'unknown'],
    ],
  ],
  [
    'ces',
    { ...base, kind: 'ces' },
    [
      [{ value: 7 }, undefined],
      [{ value: 8 }, 'unknown'],
    ],
  ],
  [
    'yes_no',
    { ...base, kind: 'yes_no' },
    [
      [{ value: 'no' }, undefined],
      [{ value: 'maybe' }, 'unknown'],
    ],
  ],
  [
    'one of several',
    ONE,
    [
      [{ value: 'a' }, undefined],
      [{ value: 'gone' }, 'unknown'],
      [{ value: ['a'] }, 'unknown'],
      [{ value: 'other' }, 'other'],
      [{ value: 'other', other: ' ' }, 'other'],
      [{ value: 'other', other: 'A poster' }, undefined],
    ],
  ],
  [
    'several of several',
    MANY,
    [
      [{ value: ['a', 'b'] }, undefined],
      [{ value: 'a' }, 'unknown'],
      [{ value: ['a'] }, 'tooFew'],
      [{ value: ['a', 'a'] }, 'unknown'],
      [{ value: ['a', 'b', 'other'], other: 'x' }, 'tooMany'],
      [{ value: ['none'] }, undefined],
      [{ value: ['none', 'a'] }, 'tooMany'],
    ],
  ],
  [
    'dropdown',
    { ...base, kind: 'dropdown', options: OPTIONS.slice(0, 2) },
    [
      [{ value: 'b' }, undefined],
      [{ value: 'c' }, 'unknown'],
    ],
  ],
  [
    'text',
    { ...base, kind: 'text', minLength: 3, maxLength: 5 },
    [
      [{ value: 'abc' }, undefined],
      [{ value: 'ab' }, 'tooShort'],
      [{ value: 'abcdef' }, 'tooLong'],
      [{ value: 5 }, 'unknown'],
    ],
  ],
  [
    'email',
    { ...base, kind: 'email' },
    [
      [{ value: 'name@example.com', consent: true }, undefined],
      [{ value: 'name@example' }, 'email'],
      [{ value: 'na me@example.com' }, 'email'],
      [{ value: `${'a'.repeat(250)}@example.com` }, 'email'],
    ],
  ],
  [
    'action',
    { ...base, kind: 'action', link: { text: 'l', href: 'https://example.com' } },
    [[{ value: 'opened' }, undefined]],
  ],
  ['statement', { ...base, kind: 'statement' }, [[{ value: 'read' }, 'unknown']]],
])('%s', (_, question, cases) => {
  test.each(cases)('%j is %s', (answer, problem) => {
    expect(validate(question, answer)).toBe(problem);
  });
});
