import type { EventPattern, PropertyFilter, TextTest } from '@footfall/contract';
import { keptText } from '../history/compact-event.ts';
import { FIELDS, fieldOf, type History, type HistoryEvent } from '../history/history.ts';
import { boundInMinor, boundInThousandths } from './bounds.ts';
import { holdsFor, inUnit } from './number-test.ts';
import type { Subject } from './subject.ts';
import { holdsForText } from './text-test.ts';

export type FieldTest = (event: HistoryEvent) => boolean;

const CURRENCY = FIELDS.indexOf('currency');

/** The kept events that a condition means, by event time. */
export function matchingEvents(subject: Subject, { event, where = [] }: EventPattern): HistoryEvent[] {
  const events = subject.events(event);
  if (where.length === 0) return events;
  const tests = where.map((filter) => fieldTest(subject, filter));
  return events.filter((one) => tests.every((test) => test(one)));
}

function fieldTest(subject: Subject, filter: PropertyFilter): FieldTest {
  const { history } = subject;
  const field = FIELDS.indexOf(filter.property);
  if (field < 0) throw new Error(`unknown property ${JSON.stringify(filter.property)}`);
  if ('test' in filter) return textTest(history, field, filter.test);
  if (filter.property === 'quantity') {
    const test = inUnit(filter.is, boundInThousandths);
    return (event) => {
      const value = fieldOf(event, field);
      return value !== undefined && holdsFor(test, value as number);
    };
  }
  const { currency } = filter;
  const test = inUnit(filter.is, (bound) => boundInMinor(bound, currency));
  const place = history.texts.indexOf(currency);
  return (event) => {
    const value = subject.amount(event, field);
    return value !== undefined && fieldOf(event, CURRENCY) === place && holdsFor(test, value);
  };
}

/** Each different text is looked at once, not once for each event. */
function textTest(history: History, field: number, test: TextTest): FieldTest {
  if (test.is === 'set') return (event) => fieldOf(event, field) !== undefined;
  if (test.is === 'missing') return (event) => fieldOf(event, field) === undefined;
  const kept = withKeptTexts(test);
  const answers = new Map<number, boolean>();
  const holds = (place: number): boolean => {
    let answer = answers.get(place);
    if (answer === undefined) {
      answer = holdsForText(kept, history.texts[place] as string);
      answers.set(place, answer);
    }
    return answer;
  };
  return (event) => {
    const value = fieldOf(event, field);
    if (value === undefined) return false;
    return typeof value === 'number' ? holds(value) : value.some(holds);
  };
}

/** Whole texts are compared in the characters that are kept of them. */
function withKeptTexts(test: TextTest): TextTest {
  if (test.is === 'equal') return { ...test, value: keptText(test.value) ?? '' };
  if (test.is === 'oneOf') return { ...test, values: test.values.map((value) => keptText(value) ?? '') };
  return test;
}
