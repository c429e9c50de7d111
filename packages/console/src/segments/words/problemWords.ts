import type { BodyProblem } from '@footfall/contract';

/** What members of a rule are called where the form does not say it the same way. */
const NAMES: Record<string, string> = {
  value: 'the value',
  values: 'the list',
  from: 'the first',
  to: 'the last',
  is: 'the comparison',
  of: 'the list of conditions',
  amount: 'the length of time',
  test: 'the comparison',
};

/** A problem as a sentence. What says "must …" is told of what it speaks of. */
export function problemWords({ path, message }: BodyProblem): string {
  const sentence = /[.!?]$/.test(message) ? message : `${message}.`;
  if (/^[A-Z]/.test(sentence)) return sentence;
  const member = path.split('.').findLast((part) => !/^\d*$/.test(part)) ?? 'this';
  const name = NAMES[member] ?? `the ${member.replace('_', ' ')}`;
  return `${name[0]?.toUpperCase()}${name.slice(1)} ${sentence}`;
}
