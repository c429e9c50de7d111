import { HISTORY_DAYS, HISTORY_EVENTS } from '@footfall/contract';

export const DAY_MS = 24 * 60 * 60_000;

/**
 * What a customer did, event by event, as far as rules may ask: the newest events in compact form, and how often each
 * event happened on each day. Names and texts are written once and meant by their place in a list, which makes an
 * event about 30 bytes of JSON.
 */
export interface History {
  /** Names of events. */
  names: string[];
  texts: string[];
  /** By event time; between equals by arrival. */
  events: HistoryEvent[];
  /** For each name, how often it happened on each UTC day (see `daily-counts.ts`). */
  days: string[];
  /** First day (since 1970-01-01) whose counts are whole. */
  daysFrom: number;
  /** Once events were left out: for each name, the event time of its newest that is no longer kept; 0 for none. */
  dropped?: number[];
  /** There were more names than are kept: what has none may have happened all the same. */
  namesFull?: true;
}

/** Which of `FIELDS` there are is told by `mask`, a bit for each; their values follow in the same order. */
export type HistoryEvent = [name: number, at: number, mask: number, ...values: (number | number[])[]];

/**
 * The properties that are kept, in this order for ever. Texts are places in `texts`, several where there are several
 * products; `quantity` is in thousandths; money in minor units of `currency`;
 * `unproven` is 1 for an order that only a browser told of.
 */
export const FIELDS = [
  'product_id',
  'category',
  'brand',
  'coupon',
  'order_id',
  'path',
  'query',
  'currency',
  'quantity',
  'price',
  'value',
  'total',
  'unproven',
] as const;
export type Field = (typeof FIELDS)[number];

/** How much is kept. Tests make it small. */
export interface HistoryLimits {
  events: number;
  days: number;
}
export const HISTORY_LIMITS: HistoryLimits = { events: HISTORY_EVENTS, days: HISTORY_DAYS };

export function emptyHistory(): History {
  return { names: [], texts: [], events: [], days: [], daysFrom: 0 };
}

export function dayOf(at: number): number {
  return Math.floor(at / DAY_MS);
}

/** The value of one property of an event. */
export function fieldOf(event: HistoryEvent, field: number): number | number[] | undefined {
  const bit = 1 << field;
  if ((event[2] & bit) === 0) return undefined;
  let place = 3;
  for (let before = event[2] & (bit - 1); before !== 0; before &= before - 1) place += 1;
  return event[place] as number | number[];
}
