import { KEY_MEMORY_DAYS } from '@footfall/contract';
import { type Counted, earlier, type KnownToBoth } from '@footfall/engine';

const HASH_BYTES = 8;
/** Hash, arrival in seconds, place of the event's name, event time in milliseconds. */
const ENTRY_BYTES = HASH_BYTES + 4 + 2 + 6;
const ARRIVAL_AT = HASH_BYTES;
const NAME_AT = ARRIVAL_AT + 4;
const TIME_AT = NAME_AT + 2;
const MEMORY_SECONDS = KEY_MEMORY_DAYS * 24 * 60 * 60;
/** Stands for the name of a key under which no event was counted. */
const NOTHING_COUNTED = 0xffff;
const MAX_TIME = 2 ** 48 - 1;

interface Entry {
  key: string;
  /** Epoch seconds. */
  arrivedAt: number;
  counted?: Counted;
}

/**
 * The keys a customer has seen within the last 7 days, in order of arrival, and as what each counted, so that an event
 * which two customers know can be told when they become one. Kept as one blob of 20 bytes a key that is appended to:
 * remembering one more key copies bytes and re-encodes nothing. Names of events are their places in a list that only
 * grows, the history's.
 */
export class KeyMemory {
  readonly #arrivals = new Map<string, number>();
  #bytes: Uint8Array<ArrayBuffer>;
  #used: number;

  constructor(stored?: ArrayBuffer) {
    this.#bytes = new Uint8Array(stored ?? new ArrayBuffer(0));
    this.#used = this.#bytes.byteLength;
    const view = new DataView(this.#bytes.buffer);
    for (let at = 0; at < this.#used; at += ENTRY_BYTES) {
      this.#arrivals.set(hashAt(view, at), view.getUint32(at + ARRIVAL_AT));
    }
  }

  get size(): number {
    return this.#arrivals.size;
  }

  /** `key` is 8 bytes in hex; `now` epoch milliseconds. */
  has(key: string, now: number): boolean {
    const arrivedAt = this.#arrivals.get(key);
    return arrivedAt !== undefined && arrivedAt > now / 1000 - MEMORY_SECONDS;
  }

  remember(keys: string[], now: number, counted: ReadonlyMap<string, Counted>, names: string[]): void {
    this.#forget(now);
    const arrivedAt = Math.floor(now / 1000);
    for (const key of keys) {
      if (this.#arrivals.has(key)) continue;
      const what = counted.get(key);
      this.#append(what ? { key, arrivedAt, counted: what } : { key, arrivedAt }, names);
    }
  }

  /** What both have counted under one key; names as their two histories have them. */
  knownToBoth(device: KeyMemory, names: string[], deviceNames: string[]): KnownToBoth[] {
    const theirs = new Map(device.#entries(deviceNames).map(({ key, counted }) => [key, counted]));
    return this.#entries(names).flatMap(({ key, counted }) => {
      const told = theirs.get(key);
      return counted && told ? [{ user: counted, device: told }] : [];
    });
  }

  /** The keys of both, the newest of them where there are more than `most`. */
  with(device: KeyMemory, names: { mine: string[]; theirs: string[]; merged: string[] }, most: number): KeyMemory {
    const entries = new Map(this.#entries(names.mine).map((entry) => [entry.key, entry]));
    for (const theirs of device.#entries(names.theirs)) {
      const mine = entries.get(theirs.key);
      entries.set(theirs.key, mine ? oneOf(mine, theirs) : theirs);
    }
    const memory = new KeyMemory();
    const byArrival = [...entries.values()].sort((one, other) => one.arrivedAt - other.arrivedAt);
    for (const entry of byArrival.slice(-most)) memory.#append(entry, names.merged);
    return memory;
  }

  /** What to store: a copy of the used part. */
  toBlob(): ArrayBuffer {
    return this.#bytes.slice(0, this.#used).buffer;
  }

  #append({ key, arrivedAt, counted }: Entry, names: string[]): void {
    if (this.#used + ENTRY_BYTES > this.#bytes.byteLength) {
      const grown = new Uint8Array(Math.max(ENTRY_BYTES * 8, this.#bytes.byteLength * 2));
      grown.set(this.#bytes.subarray(0, this.#used));
      this.#bytes = grown;
    }
    const view = new DataView(this.#bytes.buffer);
    const name = counted ? names.indexOf(counted.name) : -1;
    const time = Math.min(Math.max(0, counted?.at ?? 0), MAX_TIME);
    view.setBigUint64(this.#used, BigInt(`0x${key}`));
    view.setUint32(this.#used + ARRIVAL_AT, arrivedAt);
    view.setUint16(this.#used + NAME_AT, name < 0 ? NOTHING_COUNTED : name);
    view.setUint16(this.#used + TIME_AT, Math.floor(time / 2 ** 32));
    view.setUint32(this.#used + TIME_AT + 2, time % 2 ** 32);
    this.#used += ENTRY_BYTES;
    this.#arrivals.set(key, arrivedAt);
  }

  #entries(names: string[]): Entry[] {
    const view = new DataView(this.#bytes.buffer);
    return Array.from({ length: this.#used / ENTRY_BYTES }, (_, index) => {
      const from = index * ENTRY_BYTES;
      const name = names[view.getUint16(from + NAME_AT)];
      const at = view.getUint16(from + TIME_AT) * 2 ** 32 + view.getUint32(from + TIME_AT + 2);
      const entry = { key: hashAt(view, from), arrivedAt: view.getUint32(from + ARRIVAL_AT) };
      return name === undefined ? entry : { ...entry, counted: { name, at } };
    });
  }

  /** Arrivals only grow, so the oldest are at the front of both the map and the blob. */
  #forget(now: number): void {
    const oldest = now / 1000 - MEMORY_SECONDS;
    let gone = 0;
    for (const [key, arrivedAt] of this.#arrivals) {
      if (arrivedAt > oldest) break;
      this.#arrivals.delete(key);
      gone += 1;
    }
    if (gone === 0) return;
    this.#bytes = this.#bytes.slice(gone * ENTRY_BYTES, this.#used);
    this.#used = this.#bytes.byteLength;
  }
}

function hashAt(view: DataView, at: number): string {
  return view
    .getBigUint64(at)
    .toString(16)
    .padStart(HASH_BYTES * 2, '0');
}

/** Remembered as long as the later arrival says; counted as the telling that stays. */
function oneOf(mine: Entry, theirs: Entry): Entry {
  const arrivedAt = Math.max(mine.arrivedAt, theirs.arrivedAt);
  const both = mine.counted && theirs.counted && earlier(mine.counted, theirs.counted);
  const counted = both ?? mine.counted ?? theirs.counted;
  return { key: mine.key, arrivedAt, ...(counted ? { counted } : {}) };
}
