import type { SurveyDraft } from '@footfall/contract';
import { expect, test } from 'vitest';
import { moved } from './moved.ts';
import { withText } from './texts.ts';
import { withoutQuestion } from './withoutQuestion.ts';

const draft: SurveyDraft = {
  v: 1,
  name: 'S',
  language: 'en',
  questions: [
    { id: 'a', kind: 'nps', text: 'a' },
    { id: 'b', kind: 'text', text: 'b', showIf: { not: { q: 'a', atLeast: 9 } } },
    { id: 'c', kind: 'text', text: 'c' },
  ],
  thanks: 't',
  strings: { en: { a: 'A' } },
  flow: [
    { from: 'a', to: 'c' },
    { from: 'b', if: { q: 'c', answered: true }, to: 'c' },
  ],
  traits: { a: 'nps' },
};

test('a question that goes takes along what names it', () => {
  const without = withoutQuestion(draft, 'a');
  expect(without.questions).toEqual([
    { id: 'b', kind: 'text', text: 'b' },
    { id: 'c', kind: 'text', text: 'c' },
  ]);
  expect(without.flow).toEqual([{ from: 'b', if: { q: 'c', answered: true }, to: 'c' }]);
  expect(without).not.toHaveProperty('traits');
});

test('questions move up and down, and not past the ends', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b', 'c'], 0, -1)).toEqual(['a', 'b', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 1)).toEqual(['a', 'b', 'c']);
});

test('a text is written in one language, and an empty one is none', () => {
  const german = withText(draft, 'de', 'a', 'Ä');
  expect(german.strings).toEqual({ en: { a: 'A' }, de: { a: 'Ä' } });
  expect(withText(german, 'de', 'a', '').strings).toEqual({ en: { a: 'A' }, de: {} });
});
