import type { EventPattern, PropertyFilter, TextTest } from '@footfall/contract';
import { type CompactEvent, keptText } from '../history/compact-event.ts';
import { meansName } from '../history/event-name.ts';
import { boundInMinor, boundInThousandths } from '../segments/bounds.ts';
import { holdsFor, inUnit } from '../segments/number-test.ts';
import { holdsForText } from '../segments/text-test.ts';

/**
 * Whether an event is one that a pattern means, as it happens: the same comparisons that segments make of events that
 * are kept. `rewards`: whose word on money paid counts.
 */
export function matchesEvent(
  { event, where = [] }: EventPattern,
  compact: CompactEvent,
  rewards: 'trusted' | 'any',
): boolean {
  return meansName(event, compact.name) && where.every((filter) => holds(filter, compact, rewards));
}

function holds(filter: PropertyFilter, { texts, numbers }: CompactEvent, rewards: 'trusted' | 'any'): boolean {
  if ('test' in filter) return holdsForTexts(filter.test, texts[filter.property]);
  const value = numbers[filter.property];
  if (filter.property === 'quantity') {
    return value !== undefined && holdsFor(inUnit(filter.is, boundInThousandths), value);
  }
  const { currency } = filter as Extract<PropertyFilter, { currency: string }>;
  if (rewards === 'trusted' && numbers.unproven !== undefined) return false;
  const test = inUnit(filter.is, (bound) => boundInMinor(bound, currency));
  return value !== undefined && texts.currency === currency && holdsFor(test, value);
}

function holdsForTexts(test: TextTest, value: string | string[] | undefined): boolean {
  if (test.is === 'missing') return value === undefined;
  if (value === undefined) return false;
  const all = typeof value === 'string' ? [value] : value;
  return all.some((text) => holdsForText(withKeptTexts(test), text));
}

function withKeptTexts(test: TextTest): TextTest {
  if (test.is === 'equal') return { ...test, value: keptText(test.value) ?? '' };
  if (test.is === 'oneOf') return { ...test, values: test.values.map((value) => keptText(value) ?? '') };
  return test;
}
