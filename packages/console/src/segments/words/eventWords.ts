import { ANY_EVENT, type EventPattern, type PropertyFilter, type Window } from '@footfall/contract';
import { numberWords } from './numberWords.ts';
import { spanWords } from './spanWords.ts';
import { valueWords } from './valueWords.ts';

/** As in "Order Completed where category is “chocolate”". */
export function eventWords({ event, where = [] }: EventPattern): string {
  const name = event === ANY_EVENT ? 'anything at all' : event || '…';
  return where.length > 0 ? `${name} where ${where.map(filterWords).join(' and ')}` : name;
}

function filterWords(filter: PropertyFilter): string {
  const property = filter.property.replace('_id', '');
  if ('test' in filter) return `${property} ${valueWords(filter.test)}`;
  return `${property} is ${numberWords(filter.is, 'currency' in filter ? filter.currency : '')}`;
}

/** As in "in the last 7 days"; "ever" where there is none. */
export function windowWords(window: Window | undefined): string {
  if (!window) return 'ever';
  if (window.kind === 'last') return `in the last ${spanWords(window)}`;
  return `from ${window.from} to ${window.to}${window.timeZone ? ` (${window.timeZone})` : ''}`;
}
