import type { Store } from './store.ts';

/** Characters of stored events a device keeps at most: a tenth of what browsers give the whole shop. */
const MAX_QUEUE_CHARS = 262_144;

/** Which event outlives which when there is no room: an order (2) outlives a scroll ping (0). */
export type Rank = 0 | 1 | 2;

export interface Queue {
  /** Stores one event by itself; what is there already is not written again. */
  append(key: string, record: string): void;
  /** Gives these up for good and tells how many, and why. */
  lose(cause: string, keys: string[]): void;
  /** Keys of everything stored, oldest first, whichever page stored it. */
  keys(): string[];
}

/*
 * A record's key tells all that is needed to choose it without reading it: when it was made, by which page, its
 * place within the page, its rank. Sorting keys sorts by time. No other note has a name this long.
 */
const TIME_LENGTH = 8;
const PAGE_END = 18;
/** Places have four signs from here on: "1000" in base 36. */
const FIRST_PLACE = 46_656;

/** Base 36 of milliseconds has eight signs until 2059. */
export const makeKey = (now: number, page: string, count: number, rank: Rank): string =>
  now.toString(36) + page + (FIRST_PLACE + count).toString(36) + rank;
export const madeAt = (key: string): number => parseInt(key.slice(0, TIME_LENGTH), 36);
export const PAGE_ID_LENGTH = PAGE_END - TIME_LENGTH;
export const pageOf = (key: string): string => key.slice(TIME_LENGTH, PAGE_END);
/** Unique per customer, which is all a browser's key has to be: 50 random bits a page, and a count. */
export const idOf = (key: string): string => key.slice(TIME_LENGTH, -1);
const rankOf = (key: string): number => Number(key.slice(-1));

export function createQueue(store: Store, onLost: (cause: string, count: number) => void): Queue {
  // Unknown until the first event is stored, which therefore measures.
  let used = Number.POSITIVE_INFINITY;

  const queue: Queue = {
    append(key, record) {
      let stored = store.set(key, record);
      used += record.length;
      if (used > MAX_QUEUE_CHARS) {
        used = 0;
        // Given up is a quarter, the least important first and among equals the oldest.
        const keys = queue.keys().sort((a, b) => rankOf(a) - rankOf(b));
        for (const key of keys) used += (store.get(key) as string).length;
        if (used > MAX_QUEUE_CHARS) queue.lose('full', keys.slice(0, keys.length / 4 + 1));
      }
      // The shop filled the device: what matters more takes the place of what does not, which goes on in memory.
      if (stored === false)
        for (const other of queue.keys())
          if (!stored && rankOf(other) < rankOf(key)) {
            const moved = store.get(other) as string;
            store.remove(other);
            stored = store.set(key, record);
            store.set(other, moved);
          }
    },
    lose(cause, keys) {
      for (const key of keys) store.remove(key);
      onLost(cause, keys.length);
    },
    keys: () =>
      store
        .keys()
        .filter((key) => key[PAGE_END])
        .sort(),
  };
  return queue;
}
