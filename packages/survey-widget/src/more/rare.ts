import type { Question } from '@footfall/contract';
import type { Answer } from '@footfall/engine/survey-flow';
import { validateRare } from '@footfall/engine/survey-flow';
import type { Field } from '../kinds/field.ts';

/** A field of a rare kind, which is judged by the rules that came with it. */
export const rare = (node: Node, read: () => Answer | undefined): Field => ({
  node,
  read,
  check: (question: Question, answer) => validateRare(question as Parameters<typeof validateRare>[0], answer),
});
