import type { SurveyResponse } from '@footfall/contract';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

const questions = [
  { id: 'score', kind: 'nps' as const, text: 't' },
  { id: 'why', kind: 'text' as const, text: 't' },
];
const response = (why: unknown): SurveyResponse => ({
  id: 'r',
  revision: 1,
  customer: null,
  status: 'completed',
  at: '2026-01-15T12:00:00.000Z',
  renderedAt: null,
  shownAt: null,
  completedAt: null,
  answers: { score: { value: -1, at: '' }, why: { value: why, at: '' } },
});
const cellOf = (why: unknown) =>
  csvOf({ questions }, [response(why)])
    .split('\r\n')[1]
    ?.split(',-1,,')[1]
    ?.slice(0, -1);

test.each<[string, unknown, string]>([
  ['a formula', '=HYPERLINK("https://evil.example")', `"'=HYPERLINK(""https://evil.example"")"`],
  ['a sum', '+1+1', `'+1+1`],
  ['a function of old', '@SUM(1)', `'@SUM(1)`],
  ['a minus before words', '-2+3+cmd', `'-2+3+cmd`],
  ['a tab before it', '\t=1', `'\t=1`],
])('%s stays text in a spreadsheet; a number stays a number', (_, text, cell) => {
  expect(cellOf(text)).toBe(cell);
});

test('commas, quotes and lines are quoted; several choices share a cell', () => {
  expect(cellOf('good, "fine"')).toBe('"good, ""fine"""');
  expect(cellOf(['tv', 'web'])).toBe('tv; web');
  expect(csvOf({ questions }, []).split(',').slice(-4)).toEqual(['score', 'score.other', 'why', 'why.other\r\n']);
});
