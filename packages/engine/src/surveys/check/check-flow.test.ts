import type { Question, Survey } from '@footfall/contract';
import { expect, test } from 'vitest';
import { checkFlow } from './check-flow.ts';

const problems = (ids: string[], more: Partial<Survey> = {}): string[] =>
  checkFlow({
    v: 1,
    id: 's',
    revision: 1,
    language: 'en',
    questions: ids.map((id): Question => ({ id, kind: 'nps', text: id })),
    thanks: 't',
    strings: {},
    ...more,
  }).map(({ code, id }) => `${code} ${id}`);

test('a sound flow has nothing to mend', () => {
  expect(
    problems(['a', 'b', 'c'], {
      flow: [
        { from: 'a', if: { q: 'a', is: 1 }, to: 'c' },
        { from: 'b', if: { all: [{ q: 'a', is: 2 }, { not: { q: 'b', is: 2 } }] }, to: 'end' },
      ],
      endings: [{ id: 'end', text: 't' }],
    }),
  ).toEqual([]);
});

test('a jump back may stand where it closes no circle', () => {
  expect(
    problems(['a', 'b', 'c'], {
      flow: [
        { from: 'a', to: 'c' },
        { from: 'c', if: { q: 'c', is: 1 }, to: 'b' },
        { from: 'b', to: 'end' },
      ],
      endings: [{ id: 'end', text: 't' }],
    }),
  ).toEqual([]);
});

test.each<[string, string[], Partial<Survey>, string[]]>([
  ['a circle', ['a', 'b'], { flow: [{ from: 'b', if: { q: 'b', is: 1 }, to: 'a' }] }, ['cycle a']],
  ['a question that leads to itself', ['a'], { flow: [{ from: 'a', if: { q: 'a', is: 1 }, to: 'a' }] }, ['cycle a']],
  ['a question nobody comes to', ['a', 'b', 'c'], { flow: [{ from: 'a', to: 'c' }] }, ['unreachable b']],
  ['an ending nobody comes to', ['a'], { endings: [{ id: 'end', text: 't' }] }, ['unreachable end']],
  ['an id used twice', ['a', 'a'], {}, ['duplicate_id a']],
  ['a rule from nowhere', ['a'], { flow: [{ from: 'x', to: 'a' }] }, ['unknown_id x']],
  ['a rule to nowhere', ['a'], { flow: [{ from: 'a', if: { q: 'a', is: 1 }, to: 'x' }] }, ['unknown_id x']],
  [
    'a condition on a question that is not there',
    ['a', 'b'],
    { flow: [{ from: 'a', if: { any: [{ q: 'x', is: 1 }] }, to: 'b' }] },
    ['unknown_id x'],
  ],
  ['nothing to ask', [], {}, ['no_questions s']],
])('%s is refused', (_, ids, more, expected) => {
  expect(problems(ids, more)).toEqual(expected);
});

test('a condition for showing names questions that exist', () => {
  const questions: Question[] = [{ id: 'a', kind: 'nps', text: 'a', showIf: { q: 'x', answered: true } }];
  expect(problems([], { questions })).toEqual(['unknown_id x']);
});
