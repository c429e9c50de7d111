import type { TextTest } from '@footfall/contract';

/** A test of a text that is there. */
export function holdsForText(test: TextTest, text: string): boolean {
  switch (test.is) {
    case 'set':
      return true;
    case 'missing':
      return false;
    case 'equal':
      return text === test.value;
    case 'contains':
      return text.includes(test.value);
    case 'startsWith':
      return text.startsWith(test.value);
    case 'endsWith':
      return text.endsWith(test.value);
    case 'oneOf':
      return test.values.includes(text);
    default:
      throw new Error(`unknown comparison ${JSON.stringify((test as { is?: unknown }).is)}`);
  }
}
