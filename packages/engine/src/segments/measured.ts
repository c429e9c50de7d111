import type { CountMeasure, Measure, NumberTest } from '@footfall/contract';
import { FIELDS, fieldOf, type HistoryEvent } from '../history/history.ts';
import { boundInMinor, boundInThousandths } from './bounds.ts';
import { inUnit } from './number-test.ts';
import type { Subject } from './subject.ts';

const CURRENCY = FIELDS.indexOf('currency');

/** What a measure comes to, event by event from the newest to the oldest: whole numbers, so that every sum is exact. */
export interface Measured {
  /** Takes in one more event. */
  add(event: HistoryEvent): void;
  /** Whether the test holds for what was taken in so far. */
  holds(): boolean;
}

/** A measure with its test; `holdsFor` is asked with numbers in the test's own unit. */
export function measured(
  subject: Subject,
  measure: Exclude<Measure, CountMeasure>,
  test: NumberTest,
  holdsFor: (test: NumberTest, value: number) => boolean,
): Measured {
  const field = FIELDS.indexOf(measure.property);
  if (field < 0) throw new Error(`unknown property ${JSON.stringify(measure.property)}`);
  if (measure.of === 'distinct') return distinct(field, (count) => holdsFor(test, count));

  const isMoney = measure.property !== 'quantity';
  const currency = isMoney ? subject.history.texts.indexOf(measure.currency) : 0;
  const whole = inUnit(test, isMoney ? (bound) => boundInMinor(bound, measure.currency) : boundInThousandths);
  let count = 0;
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  return {
    add(event) {
      const value = isMoney ? subject.amount(event, field) : (fieldOf(event, field) as number | undefined);
      if (value === undefined || (isMoney && fieldOf(event, CURRENCY) !== currency)) return;
      count += 1;
      sum += value;
      least = Math.min(least, value);
      most = Math.max(most, value);
    },
    holds() {
      if (measure.of === 'sum') return holdsFor(whole, sum);
      if (count === 0) return false;
      if (measure.of === 'min') return holdsFor(whole, least);
      if (measure.of === 'max') return holdsFor(whole, most);
      // Sum against bound × count instead of a quotient: nothing is rounded.
      if (measure.of === 'avg')
        return holdsFor(
          inUnit(whole, (bound) => bound * count),
          sum,
        );
      throw new Error(`unknown measure ${JSON.stringify((measure as { of?: unknown }).of)}`);
    },
  };
}

function distinct(field: number, holds: (count: number) => boolean): Measured {
  const seen = new Set<number>();
  return {
    add(event) {
      const value = fieldOf(event, field);
      if (typeof value === 'number') seen.add(value);
      else for (const place of value ?? []) seen.add(place);
    },
    holds: () => holds(seen.size),
  };
}
