import type { Question, Survey } from '@footfall/contract';
import { expect, test } from 'vitest';
import { nextStep } from './next-step.ts';
import { path } from './path.ts';

const ask = (id: string, more: Partial<Question> = {}): Question =>
  ({ id, kind: 'nps', text: id, ...more }) as Question;
const survey = (questions: Question[], more: Partial<Survey> = {}): Survey => ({
  v: 1,
  id: 's',
  revision: 1,
  language: 'en',
  questions,
  thanks: 't',
  strings: {},
  ...more,
});
const idAfter = (definition: Survey, from?: string, answers = {}): string | undefined =>
  nextStep(definition, from, answers)?.id;

test('without rules questions come in the order they are written, then the thanks', () => {
  const plain = survey([ask('a'), ask('b')]);
  expect(idAfter(plain)).toBe('a');
  expect(idAfter(plain, 'a')).toBe('b');
  expect(idAfter(plain, 'b')).toBeUndefined();
});

test('the first rule that holds decides, to a question or to an ending', () => {
  const branched = survey([ask('a'), ask('b'), ask('c')], {
    flow: [
      { from: 'a', if: { q: 'a', atMost: 6 }, to: 'c' },
      { from: 'a', if: { q: 'a', atLeast: 9 }, to: 'happy' },
    ],
    endings: [{ id: 'happy', text: 't' }],
  });
  expect(idAfter(branched, 'a', { a: { value: 3 } })).toBe('c');
  expect(idAfter(branched, 'a', { a: { value: 9 } })).toBe('happy');
  expect(idAfter(branched, 'a', { a: { value: 7 } })).toBe('b');
  expect(idAfter(branched, 'a')).toBe('b');
});

test('a question whose condition does not hold is passed by, and its own rules go on', () => {
  const skipping = survey([ask('a'), ask('b', { showIf: { q: 'a', atMost: 6 } }), ask('c'), ask('d')], {
    flow: [{ from: 'b', to: 'd' }],
  });
  expect(idAfter(skipping, 'a', { a: { value: 2 } })).toBe('b');
  expect(idAfter(skipping, 'a', { a: { value: 9 } })).toBe('d');
});

test('what cannot be asked is passed by', () => {
  const definition = survey([ask('a'), ask('b'), ask('c')]);
  expect(nextStep(definition, 'a', {}, ({ id }) => id !== 'b')?.id).toBe('c');
});

test('a rule to nowhere ends the survey, and a cycle that slipped through ends too', () => {
  expect(idAfter(survey([ask('a'), ask('b')], { flow: [{ from: 'a', to: 'gone' }] }), 'a')).toBeUndefined();
  const never = { showIf: { any: [] } };
  const turning = survey([ask('a', never), ask('b', never)], { flow: [{ from: 'b', to: 'a' }] });
  expect(idAfter(turning)).toBeUndefined();
});

test('the path is what the answers lead through', () => {
  const definition = survey([ask('a'), ask('b'), ask('c')], { flow: [{ from: 'a', if: { q: 'a', is: 1 }, to: 'c' }] });
  expect(path(definition, { a: { value: 1 } })).toEqual(['a', 'c']);
  expect(path(definition, { a: { value: 2 } })).toEqual(['a', 'b', 'c']);
});
