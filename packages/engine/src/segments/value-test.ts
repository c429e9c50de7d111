import type { ValueTest } from '@footfall/contract';
import { holdsFor } from './number-test.ts';
import { NEVER, type Outcome, settled } from './outcome.ts';
import { spanMs } from './span.ts';
import { holdsForText } from './text-test.ts';

const ISO_DATE = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/;

/** A test of a trait or of an answer. What is missing (or was taken back) fulfils nothing but `missing`. */
export function testValue(test: ValueTest, value: unknown, now: number): Outcome {
  if (value === undefined || value === null) return settled(test.is === 'missing');
  switch (test.is) {
    case 'set':
      return settled(true);
    case 'missing':
      return settled(false);
    case 'true':
    case 'false':
      return settled(String(value) === test.is);
    case 'includes':
      return settled(Array.isArray(value) && value.some((item) => String(item) === String(test.value)));
    case 'before':
    case 'after':
    case 'withinLast':
    case 'longerAgo':
    case 'withinNext': {
      const at = instantOf(value);
      return at === undefined ? settled(false) : testInstant(test, at, now);
    }
    case 'equal':
      if (typeof test.value === 'number') return testNumber({ is: 'equal', value: test.value }, value);
      return settled(isPlain(value) && String(value) === test.value);
    case 'contains':
    case 'startsWith':
    case 'endsWith':
    case 'oneOf':
      return settled(isPlain(value) && holdsForText(test, String(value)));
    default:
      return testNumber(test, value);
  }
}

type InstantTest = Extract<ValueTest, { is: 'before' | 'after' | 'withinLast' | 'longerAgo' | 'withinNext' }>;

function testInstant(test: InstantTest, at: number, now: number): Outcome {
  if ('date' in test) {
    const bound = instantOf(test.date);
    if (bound === undefined) throw new Error(`not a date: ${test.date}`);
    return settled(test.is === 'before' ? at < bound : at > bound);
  }
  const widthMs = spanMs(test.span);
  if (test.is === 'longerAgo') return during(at + widthMs, NEVER, now);
  return test.is === 'withinLast' ? during(at, at + widthMs, now) : during(at - widthMs, at, now);
}

/** In from one instant on until just before another. */
function during(from: number, to: number, now: number): Outcome {
  if (now < from) return { member: false, until: from, truncated: false };
  return now < to ? { member: true, until: to, truncated: false } : settled(false);
}

function testNumber(test: Parameters<typeof holdsFor>[0], value: unknown): Outcome {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return settled(typeof number === 'number' && Number.isFinite(number) && holdsFor(test, number));
}

function isPlain(value: unknown): value is string | number | boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
}

/** Epoch milliseconds, or ISO 8601 text; without a zone it is meant in UTC, wherever this runs. */
export function instantOf(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string') return undefined;
  const [, time, , , zone] = ISO_DATE.exec(value) ?? [''];
  if (!ISO_DATE.test(value)) return undefined;
  const at = Date.parse(time && !zone ? `${value}Z` : value);
  return Number.isNaN(at) ? undefined : at;
}
