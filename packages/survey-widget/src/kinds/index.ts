import type { Question, Survey } from '@footfall/contract';
import type { Kind } from './field.ts';
import { scale } from './scale.ts';
import { text } from './text.ts';

/** Every kind this widget can draw. */
export const KINDS: { [kind in Question['kind']]?: Kind<never> } = {
  nps: scale,
  text,
};

/** Undefined for a kind of a newer contract. */
export const kindOf = (question: Question): Kind | undefined => KINDS[question.kind] as Kind | undefined;

/** A survey that must have an answer this widget cannot ask for is left to a newer one. */
export const canDraw = (survey: Survey): boolean =>
  survey.questions.every((question) => kindOf(question) || !question.required);
