import type { Store } from './store.ts';

/** Characters of stored events a device keeps at most: a tenth of what browsers give the whole shop. */
export const MAX_QUEUE_CHARS = 262_144;
/** What making room leaves, so that a full queue is not tidied at every event. */
const ROOMY_CHARS = MAX_QUEUE_CHARS * 0.8;

/** Which event outlives which when there is no room: an order outlives a scroll ping. */
export type Rank = 0 | 1 | 2;

export interface Queue {
  /** Stores one event by itself; what is there already is not written again. */
  append(key: string, record: string): void;
  /** Keys of everything stored, oldest first, whichever page stored it. */
  keys(): string[];
  read(key: string): string | null;
  remove(key: string): void;
  /** Counts an event that nobody will ever send. */
  lose(cause: string): void;
  /** Takes the losses by cause, once. */
  takeLosses(): Record<string, number> | undefined;
}

/*
 * A record's key tells all that is needed to choose it without reading it: when it was made, by which page, its
 * place within the page, its rank. Sorting keys sorts by time.
 */
const PREFIX = 'q';
const PAGE_LENGTH = 8;
const MADE = [1, 9] as const;
const PAGE = [9, 9 + PAGE_LENGTH] as const;
const ID = [9, 21] as const;

export const makeKey = (now: number, page: string, count: number, rank: Rank): string =>
  PREFIX + now.toString(36).padStart(8, '0') + page + count.toString(36).padStart(4, '0') + rank;
export const madeAt = (key: string): number => Number.parseInt(key.slice(...MADE), 36);
export const pageOf = (key: string): string => key.slice(...PAGE);
/** Unique per customer, which is all a browser's key has to be: 48 random bits a page and a count. */
export const idOf = (key: string): string => key.slice(...ID);
const rankOf = (key: string): string => key.slice(-1);

export function createQueue(store: Store): Queue {
  let used: number | undefined;

  const measure = (keys: string[]): number => keys.reduce((sum, key) => sum + key.length + sizeOf(key), 0);
  const sizeOf = (key: string): number => store.get(key)?.length ?? 0;

  /** Least important first, among equals the oldest. */
  function makeRoom(below: number): void {
    const keys = queue.keys();
    used = measure(keys);
    keys.sort((a, b) => (rankOf(a) + a < rankOf(b) + b ? -1 : 1));
    for (const key of keys) {
      if (used <= below) return;
      used -= key.length + sizeOf(key);
      queue.remove(key);
      queue.lose('full');
    }
  }

  const queue: Queue = {
    append(key, record) {
      used = (used ?? measure(queue.keys())) + key.length + record.length;
      if (!store.set(key, record) && store.onDisk()) {
        // The shop filled the device: give up what matters less, once, and try again. Else memory keeps it.
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
    read: store.get,
    remove: store.remove,
    lose(cause) {
      const losses = JSON.parse(store.get('lost') ?? '{}');
      losses[cause] = (losses[cause] ?? 0) + 1;
      store.set('lost', JSON.stringify(losses));
    },
    takeLosses() {
      const losses = store.get('lost');
      if (losses) store.remove('lost');
      return losses ? JSON.parse(losses) : undefined;
    },
  };
  return queue;
}
