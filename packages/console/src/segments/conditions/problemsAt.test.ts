import { expect, test } from 'vitest';
import { problemWords } from '../words/problemWords.ts';
import { problemsAt } from './problemsAt.ts';

const problems = ['when', 'when.of.0.event', 'when.of.1', 'when.of.1.of', 'when.of.10.is.value', 'name'].map(
  (path) => ({
    path,
    message: 'must not be empty',
  }),
);
const at = (path: string, isGroup: boolean) => problemsAt(problems, path, isGroup).map((problem) => problem.path);

test('each problem is shown at one condition', () => {
  expect(at('when', true)).toEqual(['when']);
  expect(at('when.of.0', false)).toEqual(['when.of.0.event']);
  expect(at('when.of.1', true)).toEqual(['when.of.1', 'when.of.1.of']);
  expect(at('when.of.10', false)).toEqual(['when.of.10.is.value']);
});

test('and as a sentence', () => {
  expect(problemWords({ path: 'when.of.0.event', message: 'must not be empty' })).toBe('The event must not be empty.');
  expect(problemWords({ path: 'when.is.value', message: 'must be a number' })).toBe('The value must be a number.');
  expect(problemWords({ path: 'when', message: 'History is kept for 400 days.' })).toBe(
    'History is kept for 400 days.',
  );
});
