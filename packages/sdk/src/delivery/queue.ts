import type { Store } from './store.ts';

/** Characters of stored events a device keeps at most: a tenth of what browsers give the whole shop. */
const MAX_QUEUE_CHARS = 262_144;
/** What making room leaves, so that a full queue is not tidied at every event. */
const ROOMY_CHARS = 209_715;

/** Which event outlives which when there is no room: an order (2) outlives a scroll ping (0). */
export type Rank = 0 | 1 | 2;

export interface Queue {
  /** Stores one event by itself; what is there already is not written again. */
  append(key: string, record: string): void;
  /** Keys of everything stored, oldest first, whichever page stored it. */
  keys(): string[];
}

/*
 * A record's key tells all that is needed to choose it without reading it: when it was made, by which page, its
 * place within the page, its rank. Sorting keys sorts by time.
 */
const PREFIX = 'q';

export const makeKey = (now: number, page: string, count: number, rank: Rank): string =>
  PREFIX + now.toString(36) + page + count.toString(36).padStart(4, '0') + rank;
/** Base 36 of milliseconds has eight signs until 2059. */
export const madeAt = (key: string): number => Number.parseInt(key.slice(1, 9), 36);
export const PAGE_ID_LENGTH = 10;
export const pageOf = (key: string): string => key.slice(9, 19);
/** Unique per customer, which is all a browser's key has to be: 50 random bits a page, and a count. */
export const idOf = (key: string): string => key.slice(9, -1);
const rankOf = (key: string): string => key.slice(-1);

export function createQueue(store: Store, onLost: (cause: string, count: number) => void): Queue {
  // Unknown until the first event is stored, which therefore measures.
  let used = Number.POSITIVE_INFINITY;
  const sizeOf = (key: string): number => key.length + (store.get(key) ?? '').length;

  /** Gives up the least important first, among equals the oldest. */
  function makeRoom(limit: number): void {
    const keys = queue.keys().sort((a, b) => (rankOf(a) + a < rankOf(b) + b ? -1 : 1));
    let lost = 0;
    used = 0;
    for (const key of keys) used += sizeOf(key);
    for (const key of keys) {
      if (used <= limit) break;
      used -= sizeOf(key);
      store.remove(key);
      lost++;
    }
    if (lost) onLost('full', lost);
  }

  const queue: Queue = {
    append(key, record) {
      used += key.length + record.length;
      if (store.set(key, record) === false && rankOf(key) > '1') {
        // The shop filled the device. What matters most takes the place of half of ours; the rest is in memory.
        makeRoom(used / 2);
        store.set(key, record);
      }
      if (used > MAX_QUEUE_CHARS) makeRoom(ROOMY_CHARS);
    },
    keys: () =>
      store
        .keys()
        .filter((key) => key[0] === PREFIX)
        .sort(),
  };
  return queue;
}
