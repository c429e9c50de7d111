import type { Question, Survey } from '@footfall/contract';
import { expect, test } from 'vitest';
import { checkSurvey } from './check-survey.ts';

const OPTIONS = [
  { id: 'a', text: 'a' },
  { id: 'b', text: 'b' },
];
const problems = (question: Partial<Question>, more: Partial<Survey> = {}): string[] =>
  checkSurvey({
    v: 1,
    id: 's',
    revision: 1,
    language: 'en',
    questions: [{ id: 'q', kind: 'nps', text: 'a', ...question } as Question],
    thanks: 'a',
    strings: { en: { a: 'A', b: 'B' } },
    ...more,
  }).map(({ code, id }) => `${code} ${id}`);

test('a sound survey has nothing to mend', () => {
  expect(problems({ low: 'a', high: 'b' })).toEqual([]);
  expect(problems({ kind: 'choice', options: OPTIONS, many: true, least: 1, most: 2 } as Partial<Question>)).toEqual(
    [],
  );
});

test.each<[string, Partial<Question>, Partial<Survey>, string[]]>([
  ['a text that is not there', { text: 'gone' }, {}, ['missing_text gone']],
  [
    'the text of an option that is not there',
    { kind: 'choice', options: [{ id: 'x', text: 'gone' }] },
    {},
    ['missing_text gone'],
  ],
  [
    'a text that only another language has',
    { text: 'nur' },
    { strings: { en: { a: 'A' }, de: { nur: 'Nur' } } },
    ['missing_text nur'],
  ],
  ['a link that runs', { kind: 'action', link: { text: 'a', href: 'javascript:alert(1)' } }, {}, ['unsafe_link q']],
  [
    'a link without encryption',
    { kind: 'action', link: { text: 'a', href: 'http://example.com' } },
    {},
    ['unsafe_link q'],
  ],
  ['a choice of nothing', { kind: 'dropdown', options: [] }, {}, ['no_options q']],
  [
    'more to choose than there is',
    { kind: 'choice', options: OPTIONS, many: true, least: 3 },
    {},
    ['impossible_bounds q'],
  ],
  [
    'fewer than at least',
    { kind: 'choice', options: OPTIONS, many: true, least: 2, most: 1 },
    {},
    ['impossible_bounds q'],
  ],
  ['longer than at most', { kind: 'text', minLength: 9, maxLength: 5 }, {}, ['impossible_bounds q']],
  [
    'an option id used twice',
    { kind: 'choice', options: [...OPTIONS, { id: 'a', text: 'a' }] },
    {},
    ['duplicate_id a'],
  ],
  ['grey on white', {}, { theme: { soft: '#999' } }, ['low_contrast theme.soft/surface']],
  ['a theme without its dark', {}, { darkTheme: { ink: '#333333' } }, ['low_contrast darkTheme.ink/surface']],
  ['a colour by name', {}, { theme: { accent: 'tomato' } }, ['unreadable_colour theme.accent']],
  ['a token nobody knows', {}, { theme: { colour: '#000' } }, ['unknown_token theme.colour']],
])('%s is refused', (_, question, more, expected) => {
  expect(problems(question, more)).toEqual(expected);
});

test('a pale accent is taken with the dark text that goes on it, and refused where it does not show', () => {
  expect(
    problems({}, { theme: { accent: '#b7b1ff', surface: '#211f2b', ink: '#fff', soft: '#ccc', error: '#ff9aa8' } }),
  ).toEqual([]);
  expect(problems({}, { theme: { accent: '#b7b1ff' } })).toEqual(['low_contrast theme.accent/surface']);
  expect(problems({}, { theme: { 'on-accent': '#4338cc' } })).toEqual(['low_contrast theme.on-accent/accent']);
});
