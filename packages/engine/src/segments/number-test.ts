import type { NumberTest } from '@footfall/contract';

/** A test of numbers whose bounds are in the same unit as what is tested. */
export function holdsFor(test: NumberTest, value: number): boolean {
  switch (test.is) {
    case 'atLeast':
      return value >= test.value;
    case 'above':
      return value > test.value;
    case 'atMost':
      return value <= test.value;
    case 'below':
      return value < test.value;
    case 'equal':
      return value === test.value;
    case 'between':
      return value >= test.from && value <= test.to;
    default:
      throw new Error(`unknown comparison ${JSON.stringify((test as { is?: unknown }).is)}`);
  }
}

/** The test with its bounds in another unit. */
export function inUnit(test: NumberTest, convert: (bound: number) => number): NumberTest {
  return test.is === 'between'
    ? { is: test.is, from: convert(test.from), to: convert(test.to) }
    : { is: test.is, value: convert(test.value) };
}

/** Whether the answer may depend on where between these two, both included, a number lies. */
export function dependsWithin(test: NumberTest, low: number, high: number): boolean {
  if (low === high) return false;
  if (holdsFor(test, low) !== holdsFor(test, high)) return true;
  if (test.is === 'equal') return low <= test.value && test.value <= high;
  if (test.is === 'between') return !holdsFor(test, low) && low < test.from && test.to < high;
  return false;
}
