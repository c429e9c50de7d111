import type { Question, Survey } from '@footfall/contract';
import { action } from './action.ts';
import { choice } from './choice.ts';
import { dropdown } from './dropdown.ts';
import { email } from './email.ts';
import type { Kind } from './field.ts';
import { reward } from './reward.ts';
import { scale } from './scale.ts';
import { statement } from './statement.ts';
import { text } from './text.ts';
import { yesNo } from './yes-no.ts';

/** Every kind this widget can draw. */
const KINDS: { [kind in Question['kind']]: Kind<never> } = {
  nps: scale,
  csat: scale,
  ces: scale,
  yes_no: yesNo,
  choice,
  dropdown,
  text,
  email,
  statement,
  reward,
  action,
};

/** Undefined for a kind of a newer contract. */
export const kindOf = (question: Question): Kind | undefined => KINDS[question.kind] as Kind | undefined;

/** A survey that must have an answer this widget cannot ask for is left to a newer one. */
export const canDraw = (survey: Survey): boolean =>
  survey.questions.every((question) => kindOf(question) || !question.required);
