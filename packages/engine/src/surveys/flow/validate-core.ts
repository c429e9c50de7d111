import type { Question } from '@footfall/contract';
import type { Answer } from './answer.ts';

/** Why an answer is not taken; each has a sentence in the widget. */
export type Problem =
  | 'required'
  | 'unknown'
  | 'tooShort'
  | 'tooLong'
  | 'tooFew'
  | 'tooMany'
  | 'other'
  | 'email'
  | 'range'
  | 'phone'
  | 'list';

const SCALES: { [kind: string]: [number, number] } = { nps: [0, 10], csat: [1, 5], ces: [1, 7] };
/** Wide on purpose: only a message that arrives proves an address. The length is SMTP's (RFC 5321, 4.5.3.1.3). */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const LONGEST_ADDRESS = 254;
/** Own words beside an option, and text without a limit of its own. */
export const LONGEST_TEXT = 5000;

/** The kinds that every widget has. The same judgement in the widget and on the server. */
export function validateCore(question: Question, answer: Answer | undefined): Problem | undefined {
  if (!answer) return question.required ? 'required' : undefined;
  const { value, other = '' } = answer;
  const scale = SCALES[question.kind];
  if (scale) return isWithin(value, scale) ? undefined : 'unknown';
  if (question.kind === 'choice' || question.kind === 'dropdown') {
    const many = question.kind === 'choice' && question.many;
    const chosen = [value].flat();
    const options = question.options.filter(({ id }) => chosen.includes(id));
    if (many !== Array.isArray(value) && (many || Array.isArray(value))) return 'unknown';
    if (options.length !== chosen.length) return 'unknown';
    if (other.length > LONGEST_TEXT) return 'tooLong';
    if (options.some(({ open }) => open) && question.kind === 'choice' && !other.trim()) return 'other';
    if (!many || options.some(({ alone }) => alone)) return chosen.length > 1 ? 'tooMany' : undefined;
    if (chosen.length < (question.least ?? 1)) return 'tooFew';
    return chosen.length > (question.most ?? chosen.length) ? 'tooMany' : undefined;
  }
  if (typeof value !== 'string') return 'unknown';
  if (question.kind === 'yes_no') return /^(yes|no)$/.test(value) ? undefined : 'unknown';
  if (question.kind === 'email') return ADDRESS.test(value) && value.length <= LONGEST_ADDRESS ? undefined : 'email';
  if (question.kind === 'text') {
    if (value.length < (question.minLength ?? 0)) return 'tooShort';
    return value.length > (question.maxLength ?? LONGEST_TEXT) ? 'tooLong' : undefined;
  }
  return question.kind === 'action' && value === 'opened' ? undefined : 'unknown';
}

const isWithin = (value: unknown, [least, most]: [number, number]): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
