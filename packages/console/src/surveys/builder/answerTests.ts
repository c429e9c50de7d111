import type { Condition, Question, SurveyDraft } from '@footfall/contract';
import { isNumeric, valuesOf } from './valuesOf.ts';

/** A condition on one answer. */
export type AnswerTest = Extract<Condition, { q: string }>;
export type TestKind = 'is' | 'in' | 'atLeast' | 'atMost' | 'answered';

export const TESTS: Record<TestKind, string> = {
  is: 'is',
  in: 'is one of',
  atLeast: 'is at least',
  atMost: 'is at most',
  answered: 'is answered at all',
};

export const isTest = (condition: Condition): condition is AnswerTest => 'q' in condition;

export function kindOfTest(test: AnswerTest): TestKind {
  return (Object.keys(TESTS) as TestKind[]).find((kind) => kind in test) ?? 'answered';
}

/** What can be asked of an answer to such a question. */
export function testsFor(question: Question | undefined): TestKind[] {
  return question && isNumeric(question) ? ['atLeast', 'atMost', 'is', 'in', 'answered'] : ['is', 'in', 'answered'];
}

/** Another test of an answer; what it is compared with stays where it can. */
export function testOf(
  kind: TestKind,
  q: string,
  draft: SurveyDraft,
  before: AnswerTest | undefined = undefined,
): AnswerTest {
  const question = draft.questions.find(({ id }) => id === q);
  const known = before?.q === q ? comparedWith(before) : undefined;
  const numeric = question !== undefined && isNumeric(question);
  const first = question && valuesOf(draft, question)[0]?.[0];
  const value = known ?? (numeric ? 1 : (first ?? ''));
  switch (kind) {
    case 'is':
      return { q, is: value };
    case 'in':
      return { q, in: before && 'in' in before && before.q === q ? before.in : [value] };
    case 'atLeast':
      return { q, atLeast: Number(value) || 0 };
    case 'atMost':
      return { q, atMost: Number(value) || 0 };
    case 'answered':
      return { q, answered: true };
  }
}

function comparedWith(test: AnswerTest): number | string | undefined {
  if ('is' in test) return test.is;
  if ('in' in test) return test.in[0];
  if ('atLeast' in test) return test.atLeast;
  return 'atMost' in test ? test.atMost : undefined;
}
