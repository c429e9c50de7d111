import type {
  EventPattern,
  Measure,
  NumberTest,
  PropertyFilter,
  SegmentCondition,
  Span,
  TextTest,
  ValueTest,
  Window,
} from '@footfall/contract';
import { bucketOf } from '../segments/bucket-of.ts';
import type { NaiveCustomer, NaiveEvent } from './naive-customer.ts';

/**
 * The meaning of a rule, as plainly as it can be said: everything that ever happened is looked through anew at every
 * instant. Shares nothing with the engine but the bucket's draw. Amounts are in a currency of two decimals.
 */
export function naiveMember(
  condition: SegmentCondition,
  customer: NaiveCustomer,
  now: number,
  inSegment: (id: string) => boolean,
): boolean {
  const ask = (one: SegmentCondition) => naiveMember(one, customer, now, inSegment);
  const find = (pattern: EventPattern, within?: Window) => happened(customer, pattern, within, now);
  switch (condition.op) {
    case 'all':
      return condition.of.every(ask);
    case 'any':
      return condition.of.some(ask);
    case 'not':
      return !ask(condition.of);
    case 'did':
      return compare(customer, find(condition, condition.within), condition.measure, condition.is);
    case 'didNot':
      return find(condition, condition.within).length === 0;
    case 'lastDid': {
      const last = Math.max(...find(condition).map(({ at }) => at));
      return Number.isFinite(last) && now - last >= ms(condition.longerAgo);
    }
    case 'sequence': {
      const firsts = find(condition.first, condition.during);
      const nexts = find(condition.next, condition.during);
      const order = customer.sorted();
      return firsts.some((first) =>
        nexts.some((next) => order.indexOf(next) > order.indexOf(first) && next.at - first.at < ms(condition.within)),
      );
    }
    case 'cart': {
      const cart = customer.cart();
      if (!cart) return false;
      const { value, contains, olderThan } = condition;
      return (
        (!value || (cart.currency === value.currency && test(value.is, cart.value))) &&
        (!contains || cart.products.some((product) => product[contains.property] === contains.value)) &&
        (!olderThan || now - cart.at >= ms(olderThan))
      );
    }
    case 'spent':
      return test(condition.is, customer.spent(condition.currency));
    case 'favourite':
      return customer.favourite(condition.of) === condition.is;
    case 'survey':
      return valueTest(condition.test, customer.answer(condition.survey, condition.question), now);
    case 'trait':
      return valueTest(condition.test, customer.traits()[condition.trait], now);
    case 'consent':
      return customer.consent(condition.purpose, condition.channel) === condition.is;
    case 'inSegment':
      return inSegment(condition.segment);
    case 'bucket': {
      const bucket = bucketOf(condition.salt, customer.id);
      return condition.from <= bucket && bucket < condition.to;
    }
  }
}

function happened(
  customer: NaiveCustomer,
  pattern: EventPattern,
  within: Window | undefined,
  now: number,
): NaiveEvent[] {
  return customer.sorted().filter((event) => {
    if (pattern.event === '*' ? ['identify', 'group', 'alias'].includes(event.name) : event.name !== pattern.event)
      return false;
    if (within?.kind === 'last' && !(now - event.at < ms(within))) return false;
    if (within?.kind === 'between') {
      const day = localDay(event.at, within.timeZone ?? 'Europe/Berlin');
      if (day < within.from || day > within.to) return false;
    }
    return (pattern.where ?? []).every((filter) => filterHolds(customer, filter, event));
  });
}

const days = new Map<string, Intl.DateTimeFormat>();

function localDay(at: number, timeZone: string): string {
  const known = days.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone });
  days.set(timeZone, known);
  return known.format(at);
}

function filterHolds(customer: NaiveCustomer, filter: PropertyFilter, event: NaiveEvent): boolean {
  if ('test' in filter) {
    const texts = event.texts[filter.property] ?? [];
    if (filter.test.is === 'missing') return texts.length === 0;
    return texts.some((text) => textTest(filter.test, text));
  }
  const value = event.numbers[filter.property];
  if (value === undefined) return false;
  if (filter.property !== 'quantity' && (filter.currency !== event.currency || !customer.counts(event))) return false;
  return test(filter.is, value);
}

function compare(
  customer: NaiveCustomer,
  events: NaiveEvent[],
  measure: Measure = { of: 'count' },
  is: NumberTest = { is: 'atLeast', value: 1 },
): boolean {
  if (measure.of === 'count') return test(is, events.length);
  if (measure.of === 'distinct')
    return test(is, new Set(events.flatMap(({ texts }) => texts[measure.property] ?? [])).size);
  const values = events
    .filter(
      (event) => measure.property === 'quantity' || (event.currency === measure.currency && customer.counts(event)),
    )
    .flatMap(({ numbers }) => numbers[measure.property] ?? []);
  const sum = values.reduce((all, value) => all + Math.round(value * 1000), 0) / 1000;
  if (measure.of === 'sum') return test(is, sum);
  if (values.length === 0) return false;
  if (measure.of === 'avg') return test(is, sum / values.length);
  return test(is, measure.of === 'min' ? Math.min(...values) : Math.max(...values));
}

function test(is: NumberTest, value: number): boolean {
  if (is.is === 'between') return is.from <= value && value <= is.to;
  if (is.is === 'equal') return value === is.value;
  if (is.is === 'atLeast') return value >= is.value;
  if (is.is === 'above') return value > is.value;
  return is.is === 'atMost' ? value <= is.value : value < is.value;
}

function textTest(is: TextTest, text: string): boolean {
  if (is.is === 'set') return true;
  if (is.is === 'equal') return text === is.value;
  if (is.is === 'oneOf') return is.values.some((value) => value === text);
  if (is.is === 'contains') return text.indexOf(is.value) >= 0;
  return is.is === 'startsWith' && text.indexOf(is.value) === 0;
}

function valueTest(is: ValueTest, value: unknown, now: number): boolean {
  if (value === undefined || value === null) return is.is === 'missing';
  if (is.is === 'missing') return false;
  if (is.is === 'set') return true;
  if (is.is === 'true' || is.is === 'false') return String(value) === is.is;
  if (is.is === 'includes') return Array.isArray(value) && value.includes(is.value);
  if ('span' in is) {
    if (typeof value !== 'number') return false;
    const age = now - value;
    if (is.is === 'longerAgo') return age >= ms(is.span);
    return is.is === 'withinLast' ? age >= 0 && age < ms(is.span) : age < 0 && -age <= ms(is.span);
  }
  if ('from' in is || ('value' in is && typeof is.value === 'number'))
    return typeof value === 'number' && test(is as NumberTest, value);
  return typeof value === 'string' && textTest(is as TextTest, value);
}

function ms({ amount, unit }: Span): number {
  return amount * { seconds: 1e3, minutes: 6e4, hours: 36e5, days: 864e5 }[unit];
}
