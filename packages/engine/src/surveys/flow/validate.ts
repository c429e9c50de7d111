import type { Question } from '@footfall/contract';
import type { Answer } from './answer.ts';
import { type Problem, validateCore } from './validate-core.ts';
import { validateImageChoice } from './validate-image-choice.ts';
import { isRare, validateRare } from './validate-rare.ts';

/** Why an answer is not taken, whatever the kind: the judgement of the server, and of the widget, which loads the rare half when it needs it. */
export function validate(question: Question, answer: Answer | undefined): Problem | undefined {
  if (question.kind === 'image_choice') return validateImageChoice(question, answer);
  return isRare(question) ? validateRare(question, answer) : validateCore(question, answer);
}
