import type { ImageChoiceQuestion } from '@footfall/contract';
import type { Answer } from './answer.ts';
import { isSetOf } from './is-set-of.ts';
import type { Problem } from './validate-core.ts';

/** By itself, as the widget loads the pictures by themselves. */
export function validateImageChoice(question: ImageChoiceQuestion, answer: Answer | undefined): Problem | undefined {
  if (!answer) return question.required ? 'required' : undefined;
  const { value } = answer;
  const ids = question.options.map(({ id }) => id);
  const isOne = typeof value === 'string' && ids.includes(value);
  return (question.many ? isSetOf(value, ids) && value.length > 0 : isOne) ? undefined : 'unknown';
}
