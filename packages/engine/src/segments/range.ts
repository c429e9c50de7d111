import type { Window } from '@footfall/contract';
import { NEVER } from './outcome.ts';
import { spanMs } from './span.ts';
import { dayAfter, startOfDay } from './start-of-day.ts';
import type { Subject } from './subject.ts';

/** Instants from `from` on and before `to`; with `widthMs` the range moves on with time. */
export interface Range {
  from: number;
  to: number;
  widthMs?: number;
}

/** Exactly W ago is out, so a rolling range begins a millisecond after that. */
export function rangeOf(within: Window | undefined, { now, timeZone }: Subject): Range {
  if (!within) return { from: Number.NEGATIVE_INFINITY, to: NEVER };
  if (within.kind === 'last') {
    const widthMs = spanMs(within);
    return { from: now - widthMs + 1, to: NEVER, widthMs };
  }
  if (within.kind !== 'between') throw new Error('unknown window');
  const zone = within.timeZone ?? timeZone;
  return { from: startOfDay(within.from, zone), to: startOfDay(dayAfter(within.to), zone) };
}

/** The events from `first` on and before `end` are in range. */
export function placesIn(
  events: [unknown, number, ...unknown[]][],
  { from, to }: Range,
): { first: number; end: number } {
  return { first: placeOf(events, from), end: to === NEVER ? events.length : placeOf(events, to) };
}

/** Of the first event that is not before an instant. */
function placeOf(events: [unknown, number, ...unknown[]][], instant: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle] as [unknown, number])[1] < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
