import type { Condition, SurveyDraft } from '@footfall/contract';
import { type AnswerTest, kindOfTest, TESTS } from './answerTests.ts';
import { textOf } from './texts.ts';
import { valuesOf } from './valuesOf.ts';

/** A condition in a line, as in "“How was it?” is at least 9". */
export function conditionWords(draft: SurveyDraft, condition: Condition): string {
  const several = (all: Condition[], between: string) =>
    all.map((one) => conditionWords(draft, one)).join(` ${between} `) || 'nothing';
  if ('all' in condition) return several(condition.all, 'and');
  if ('any' in condition) return several(condition.any, 'or');
  if ('not' in condition) return `not: ${conditionWords(draft, condition.not)}`;
  const question = draft.questions.find(({ id }) => id === condition.q);
  const asked = textOf(draft, draft.language, question?.text) || condition.q;
  const values = question ? valuesOf(draft, question) : [];
  const said = compared(condition).map((value) => values.find(([id]) => id === value)?.[1] ?? String(value));
  return [`“${asked}”`, TESTS[kindOfTest(condition)], said.join(', ')].join(' ').trim();
}

function compared(test: AnswerTest): (number | string)[] {
  if ('is' in test) return [test.is];
  if ('in' in test) return test.in;
  if ('atLeast' in test) return [test.atLeast];
  return 'atMost' in test ? [test.atMost] : [];
}
