import type { Question, Survey } from '@footfall/contract';
import { OWN_WORDS } from '../own-words.ts';
import { addStyles } from '../sheets.ts';
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

/** Every kind this widget can draw, by name; the rare ones are added when a survey asks for one. */
const KINDS: { [kind: string]: Kind<never> } = {
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

/** Loads rare kinds, if the survey has a kind that is not there, file by file; without them it is left to `canDraw`. */
export async function completeKinds({ questions }: Survey, host: string): Promise<void> {
  for (const file of ['more', 'pictures']) {
    if (questions.every(kindOf)) return;
    // An import obeys the page's Content-Security-Policy and needs no Trusted Types policy.
    const more = await import(/* @vite-ignore */ `${host}/sdk/survey-${file}@${__VERSION__}.js`).catch(() => undefined);
    if (!more) continue;
    Object.assign(KINDS, more.KINDS);
    Object.assign(OWN_WORDS, more.WORDS);
    addStyles(more.css);
  }
}

/** A survey that must have an answer this widget cannot ask for is left to a newer one. */
export const canDraw = (survey: Survey): boolean =>
  survey.questions.every((question) => kindOf(question) || !question.required);
