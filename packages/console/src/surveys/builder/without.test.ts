import type { SurveyDraft } from '@footfall/contract';
import { expect, test } from 'vitest';
import { withoutEnding, withoutQuestion } from './without.ts';
import { withoutUnusedTexts } from './withoutUnusedTexts.ts';

const draft: SurveyDraft = {
  v: 1,
  name: 'S',
  language: 'en',
  questions: [
    { id: 'a', kind: 'nps', text: 'a', low: 'low' },
    { id: 'b', kind: 'text', text: 'b', showIf: { not: { q: 'a', atLeast: 9 } } },
    { id: 'c', kind: 'nps', text: 'c', low: 'low' },
  ],
  thanks: 't',
  strings: { en: { a: 'A', low: 'Low', mine: 'Kept' }, de: { a: 'Ä' } },
  flow: [
    { from: 'a', to: 'c' },
    { from: 'b', if: { q: 'c', answered: true }, to: 'c' },
    { from: 'c', to: 'end' },
  ],
  endings: [{ id: 'end', text: 'bye' }],
  traits: { a: 'nps' },
};

test('a question that goes takes along what names it, and its texts', () => {
  const without = withoutQuestion(draft, 'a');
  expect(without.questions).toEqual([
    { id: 'b', kind: 'text', text: 'b' },
    { id: 'c', kind: 'nps', text: 'c', low: 'low' },
  ]);
  expect(without.flow).toEqual(draft.flow?.slice(1));
  expect(without).not.toHaveProperty('traits');
  // One that two questions share stays as long as one of them does, and so does one that nothing has ever named.
  expect(without.strings).toEqual({ en: { low: 'Low', mine: 'Kept' }, de: {} });
});

test('an ending that goes takes along the rules that lead to it', () => {
  const without = withoutEnding(draft, 'end');
  expect(without.flow).toEqual(draft.flow?.slice(0, 2));
  expect(without).not.toHaveProperty('endings');
});

test('where nothing is gone nothing changes', () => {
  expect(withoutUnusedTexts(draft, draft)).toBe(draft);
});
