import type { JsonObject } from '@footfall/contract';
import type { Answer, Answers } from './flow/answer.ts';
import type { Walkable } from './flow/next-step.ts';
import { path } from './flow/path.ts';
import { validate } from './flow/validate.ts';
import { EARLIER, type SurveyState, type SurveyStateAnswer } from './state.ts';

interface Told {
  question: string;
  edit: number;
  value: unknown;
  other?: string;
}

/**
 * The highest edit of a question wins, in whatever order the edits arrive. Nothing where it is no answer to this survey:
 * judged as the widget judges it, where `asks` is known.
 */
export function withAnswer(
  state: SurveyState,
  properties: JsonObject,
  asks: Walkable | undefined,
  at: number,
): { state: SurveyState; answer: Told } | undefined {
  const { question_id: question, edit, value = null, other, consent } = properties;
  if (typeof question !== 'string' || typeof edit !== 'number' || edit < 0) return undefined;
  const words = typeof other === 'string' ? { other } : {};
  const asked = asks?.questions.find(({ id }) => id === question);
  if (asks && !asked) return undefined;
  const given = { value, ...words, ...(typeof consent === 'boolean' ? { consent } : {}) } as Answer;
  if (asked && value !== null && validate(asked, given)) return undefined;
  const answer = { question, edit, value, ...words };
  const before = Object.hasOwn(state.answers, question) ? state.answers[question] : undefined;
  if (before && before.edit >= edit) return { state, answer };
  return { state: { ...state, answers: { ...state.answers, [question]: { value, edit, at } } }, answer };
}

/** What was answered at the display that came last, and not taken back. */
export function ownAnswers({ answers }: SurveyState): Record<string, SurveyStateAnswer> {
  return Object.fromEntries(Object.entries(answers).filter(([, { edit, value }]) => edit > EARLIER && value !== null));
}

/** Answers on ways that were left again do not count: at the end only those stay that the others lead through. */
export function withoutAbandoned(state: SurveyState, asks: Walkable | undefined): SurveyState {
  if (!asks) return state;
  const own = Object.entries(ownAnswers(state)) as [string, { value: Answer['value'] }][];
  const answers: Answers = Object.fromEntries(own.map(([id, { value }]) => [id, { value }]));
  const walked = new Set(path(asks, answers));
  const kept = Object.entries(state.answers).filter(([id, { edit }]) => edit === EARLIER || walked.has(id));
  return { ...state, answers: Object.fromEntries(kept) };
}
