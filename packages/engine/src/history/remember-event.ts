import { ORDER_COMPLETED } from '@footfall/contract';
import type { OrderState } from '../state.ts';
import { type CompactEvent, keptText } from './compact-event.ts';
import { daysSince, withCount } from './daily-counts.ts';
import { hasRoom } from './event-name.ts';
import { dayOf, FIELDS, fieldOf, type History, type HistoryEvent, type HistoryLimits } from './history.ts';
import { withoutUnusedTexts } from './unused-texts.ts';

/** How often texts that no event uses any more are looked for. */
const SWEEP_EVERY_TEXTS = 256;
const ORDER_ID = FIELDS.indexOf('order_id');

/** A changed history, and the names of events about which it may now tell something else. */
export interface Remembered {
  history: History;
  names: Set<string>;
}

/** Puts an event in its place by event time. What is too much leaves at the old end. */
export function rememberEvent(before: History, event: CompactEvent, now: number, limits: HistoryLimits): Remembered {
  const names = new Set([event.name]);
  let history: History = { ...before, days: [...before.days] };
  let name = history.names.indexOf(event.name);
  if (name < 0) {
    if (!hasRoom(history.names, event.name)) return { history: { ...before, namesFull: true }, names };
    name = history.names.length;
    history.names = [...history.names, event.name];
    history.days.push('');
  }
  forgetOldDays(history, now, limits, names);
  const day = dayOf(event.at);
  if (day >= history.daysFrom) history.days[name] = withCount(history.days[name] ?? '', day, 1);

  // Nothing older than what was left out is taken back in: "complete from here on" stays true.
  if (history.dropped?.some((at) => event.at <= at)) return { history: withDropped(history, name, event.at), names };
  const texts = [...history.texts];
  const events = [...history.events];
  let place = events.length;
  while (place > 0 && (events[place - 1] as HistoryEvent)[1] > event.at) place -= 1;
  events.splice(place, 0, written(name, event, texts));
  const swept = texts.length !== before.texts.length && texts.length % SWEEP_EVERY_TEXTS === 0;
  history = { ...history, texts, events };
  while (history.events.length > limits.events) dropOldest(history, names);
  return { history: swept ? withoutUnusedTexts(history) : history, names };
}

/** Takes an order out again: another telling of it takes its place, or it was another customer's. */
export function forgetOrder(before: History, order: OrderState): History {
  const name = before.names.indexOf(ORDER_COMPLETED);
  const id = before.texts.indexOf(keptText(order.orderId) ?? '');
  const place = before.events.findLastIndex((event) => event[0] === name && fieldOf(event, ORDER_ID) === id);
  const day = dayOf(before.events[place]?.[1] ?? order.at);
  const counted = name >= 0 && day >= before.daysFrom;
  return {
    ...before,
    days: counted ? before.days.with(name, withCount(before.days[name] ?? '', day, -1)) : before.days,
    events: place < 0 ? before.events : before.events.toSpliced(place, 1),
  };
}

/** Changes the history it is given. */
export function dropOldest(history: History, names: Set<string>): void {
  const oldest = history.events.shift();
  if (!oldest) return;
  names.add(history.names[oldest[0]] ?? '');
  Object.assign(history, withDropped(history, oldest[0], oldest[1]));
}

/** The same history, with one more event of this name that is not kept. */
export function withDropped(history: History, name: number, at: number): History {
  const dropped = history.names.map((_, index) => history.dropped?.[index] ?? 0);
  dropped[name] = Math.max(dropped[name] ?? 0, at);
  return { ...history, dropped };
}

function forgetOldDays(history: History, now: number, limits: HistoryLimits, names: Set<string>): void {
  const from = dayOf(now) - limits.days + 1;
  if (from <= history.daysFrom) return;
  history.daysFrom = from;
  history.days = history.days.map((text, name) => {
    const left = daysSince(text, from);
    // What was left out before the counters begin may now be taken to have happened later than before.
    if (left !== text || history.dropped?.[name]) names.add(history.names[name] ?? '');
    return left;
  });
}

/** The event by places in lists; texts that are new are added to `texts`. */
function written(name: number, event: CompactEvent, texts: string[]): HistoryEvent {
  let mask = 0;
  const values: (number | number[])[] = [];
  for (const [field, key] of FIELDS.entries()) {
    const text = event.texts[key];
    const value = text === undefined ? event.numbers[key] : placesOf(text, texts);
    if (value === undefined) continue;
    mask |= 1 << field;
    values.push(value);
  }
  return [name, event.at, mask, ...values];
}

function placesOf(text: string | string[], texts: string[]): number | number[] {
  if (typeof text !== 'string') return text.map((one) => placesOf(one, texts) as number);
  const place = texts.indexOf(text);
  return place >= 0 ? place : texts.push(text) - 1;
}
