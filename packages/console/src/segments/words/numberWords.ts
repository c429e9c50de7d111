import type { NumberTest } from '@footfall/contract';

export const NUMBER_TESTS = [
  ['atLeast', 'at least'],
  ['above', 'more than'],
  ['atMost', 'at most'],
  ['below', 'less than'],
  ['equal', 'exactly'],
  ['between', 'between'],
] as const satisfies readonly (readonly [NumberTest['is'], string])[];

/** As in "at least 2", "between 1 and 5 EUR". */
export function numberWords(test: NumberTest, unit = ''): string {
  const after = unit ? ` ${unit}` : '';
  if (test.is === 'between') return `between ${test.from} and ${test.to}${after}`;
  const words = NUMBER_TESTS.find(([is]) => is === test.is)?.[1] ?? test.is;
  return `${words} ${test.value}${after}`;
}
