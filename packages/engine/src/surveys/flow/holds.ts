import type { Condition } from '@footfall/contract';
import type { Answers } from './answer.ts';

/** Whether a condition holds for the answers so far. */
export function holds(condition: Condition, answers: Answers): boolean {
  if ('all' in condition) return condition.all.every((one) => holds(one, answers));
  if ('any' in condition) return condition.any.some((one) => holds(one, answers));
  if ('not' in condition) return !holds(condition.not, answers);
  const value = answers[condition.q]?.value;
  if (value === undefined) return false;
  if ('atLeast' in condition) return Number(value) >= condition.atLeast;
  if ('atMost' in condition) return Number(value) <= condition.atMost;
  if ('answered' in condition) return true;
  const wanted = 'is' in condition ? [condition.is] : condition.in;
  return wanted.some((one) => (Array.isArray(value) ? value.includes(`${one}`) : value === one));
}
