import type { ValueTest } from '@footfall/contract';
import { numberWords } from './numberWords.ts';
import { spanWords } from './spanWords.ts';

/** What is asked of a value, as in "is gold", "was within the last 7 days". */
export function valueWords(test: ValueTest): string {
  switch (test.is) {
    case 'set':
      return 'is known';
    case 'missing':
      return 'is not known';
    case 'true':
    case 'false':
      return `is ${test.is}`;
    case 'contains':
      return `contains “${test.value}”`;
    case 'startsWith':
      return `begins with “${test.value}”`;
    case 'endsWith':
      return `ends with “${test.value}”`;
    case 'oneOf':
      return `is one of ${test.values.map((value) => `“${value}”`).join(', ')}`;
    case 'includes':
      return `includes “${test.value}”`;
    case 'before':
    case 'after':
      return `is ${test.is} ${test.date}`;
    case 'withinLast':
      return `was within the last ${spanWords(test.span)}`;
    case 'longerAgo':
      return `was ${spanWords(test.span)} ago or longer`;
    case 'withinNext':
      return `is within the next ${spanWords(test.span)}`;
    case 'equal':
      return typeof test.value === 'string'
        ? `is “${test.value}”`
        : `is ${numberWords({ is: 'equal', value: test.value })}`;
    default:
      return `is ${numberWords(test)}`;
  }
}
