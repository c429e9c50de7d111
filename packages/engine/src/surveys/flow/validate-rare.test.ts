import type { Question } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import type { Answer } from './answer.ts';
import { countries } from './countries.ts';
import { validate } from './validate.ts';
import type { Problem } from './validate-core.ts';

const base = { id: 'q', text: 'q' };
const ITEMS = ['a', 'b', 'c'].map((id) => ({ id, text: id }));

const PICTURES = ITEMS.map((item) => ({ ...item, image: 'https://a.test/b.png' }));

describe.each<[string, Question, [Answer['value'], Problem | undefined][]]>([
  [
    'image choice',
    { ...base, kind: 'image_choice', options: PICTURES },
    [
      ['a', undefined],
      ['d', 'unknown'],
      [['a'], 'unknown'],
    ],
  ],
  [
    'image choice of many',
    { ...base, kind: 'image_choice', options: PICTURES, many: true },
    [
      [['a', 'b'], undefined],
      [['a', 'a'], 'unknown'],
      [[], 'unknown'],
      ['a', 'unknown'],
    ],
  ],
  [
    'number',
    { ...base, kind: 'number', least: 0, most: 1, step: 0.1 },
    [
      [0.3, undefined],
      [0.1 + 0.2, undefined],
      [0.35, 'range'],
      [-0.1, 'range'],
      [1.1, 'range'],
      [Number.NaN, 'range'],
      ['1', 'range'],
    ],
  ],
  [
    'number without bounds',
    { ...base, kind: 'number' },
    [
      [-7, undefined],
      [1e9, undefined],
      [0.5, 'range'],
      [Infinity, 'range'],
    ],
  ],
  [
    'slider',
    { ...base, kind: 'slider', least: 10, most: 20, step: 5 },
    [
      [15, undefined],
      [12, 'range'],
      [25, 'range'],
    ],
  ],
  [
    'date',
    { ...base, kind: 'date', earliest: '2026-01-01', latest: '2026-12-31' },
    [
      ['2026-11-22', undefined],
      ['2025-12-31', 'range'],
      ['2027-01-01', 'range'],
      ['2026-13-01', 'unknown'],
      ['22.11.2026', 'unknown'],
    ],
  ],
  [
    'phone',
    { ...base, kind: 'phone' },
    [
      ['+49 30 1234567', undefined],
      ['(030) 123-4567', undefined],
      ['12345', 'phone'],
      ['1234567890123456', 'phone'],
      ['call me', 'phone'],
    ],
  ],
  [
    'ranking',
    { ...base, kind: 'ranking', options: ITEMS, most: 2 },
    [
      [['b', 'a'], undefined],
      [['b'], 'tooFew'],
      [['b', 'b'], 'unknown'],
      [['b', 'x'], 'unknown'],
      ['b', 'unknown'],
    ],
  ],
  [
    'matrix',
    { ...base, kind: 'matrix', rows: ITEMS.slice(0, 2), columns: ITEMS, required: true },
    [
      [['a:a', 'b:c'], undefined],
      [['a:a'], 'tooFew'],
      [['a:a', 'a:b'], 'tooMany'],
      [['a:x', 'b:a'], 'unknown'],
    ],
  ],
  [
    'country',
    { ...base, kind: 'country' },
    [
      ['DE', undefined],
      ['de', 'unknown'],
      ['XX', 'unknown'],
    ],
  ],
  [
    'autocomplete',
    { ...base, kind: 'autocomplete', options: ITEMS },
    [
      ['a', undefined],
      ['', 'list'],
      ['x', 'list'],
    ],
  ],
])('%s', (_, question, cases) => {
  test.each(cases)('%j is %s', (value, problem) => {
    expect(validate(question, { value })).toBe(problem);
  });
});

test('there are 249 countries, each once', () => {
  expect(new Set(countries()).size).toBe(249);
  expect(countries().every((code) => /^[A-Z]{2}$/.test(code))).toBe(true);
});
