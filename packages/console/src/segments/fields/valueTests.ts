import type { TextTest, ValueTest } from '@footfall/contract';
import type { Options } from '../../parts/Choice.tsx';

/** A test as a person chooses it: two that look alike in a rule are two here. */
export type TestKind = ValueTest['is'] | 'equalNumber' | 'includesNumber';

const TEXT: Options<TextTest['is']> = [
  ['set', 'is known'],
  ['missing', 'is not known'],
  ['equal', 'is'],
  ['oneOf', 'is one of'],
  ['contains', 'contains'],
  ['startsWith', 'begins with'],
  ['endsWith', 'ends with'],
];
export const TEXT_TESTS = TEXT;
export const VALUE_TESTS: { group: string; options: Options<TestKind> }[] = [
  { group: 'Text', options: TEXT },
  {
    group: 'Number',
    options: [
      ['atLeast', 'is at least'],
      ['above', 'is more than'],
      ['atMost', 'is at most'],
      ['below', 'is less than'],
      ['equalNumber', 'is the number'],
      ['between', 'is between'],
    ],
  },
  {
    group: 'Yes or no',
    options: [
      ['true', 'is true'],
      ['false', 'is false'],
    ],
  },
  {
    group: 'List',
    options: [
      ['includes', 'includes the text'],
      ['includesNumber', 'includes the number'],
    ],
  },
  {
    group: 'Date',
    options: [
      ['before', 'is before'],
      ['after', 'is after'],
      ['withinLast', 'was within the last'],
      ['longerAgo', 'was longer ago than'],
      ['withinNext', 'is within the next'],
    ],
  },
];

export function kindOfTest(test: ValueTest): TestKind {
  const isNumber = 'value' in test && typeof test.value === 'number';
  if (test.is === 'equal' && isNumber) return 'equalNumber';
  return test.is === 'includes' && isNumber ? 'includesNumber' : test.is;
}

/** Another test with as much of the old one as fits it. */
export function testOfKind(kind: TestKind, before: ValueTest): ValueTest {
  const text = 'value' in before && typeof before.value === 'string' ? before.value : '';
  const number = 'value' in before && typeof before.value === 'number' ? before.value : 0;
  const date = 'date' in before ? before.date : '';
  const span = 'span' in before ? before.span : { amount: 7, unit: 'days' as const };
  switch (kind) {
    case 'set':
    case 'missing':
    case 'true':
    case 'false':
      return { is: kind };
    case 'equal':
    case 'contains':
    case 'startsWith':
    case 'endsWith':
      return { is: kind, value: text };
    case 'includes':
      return { is: kind, value: text };
    case 'oneOf':
      return { is: kind, values: text ? [text] : [] };
    case 'equalNumber':
      return { is: 'equal', value: number };
    case 'includesNumber':
      return { is: 'includes', value: number };
    case 'between':
      return { is: kind, from: number, to: number };
    case 'before':
    case 'after':
      return { is: kind, date };
    case 'withinLast':
    case 'longerAgo':
    case 'withinNext':
      return { is: kind, span };
    default:
      return { is: kind, value: number };
  }
}
