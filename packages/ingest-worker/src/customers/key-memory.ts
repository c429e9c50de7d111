import { KEY_MEMORY_DAYS } from '@footfall/contract';

const HASH_BYTES = 8;
const SECONDS_BYTES = 4;
const ENTRY_BYTES = HASH_BYTES + SECONDS_BYTES;
const MEMORY_SECONDS = KEY_MEMORY_DAYS * 24 * 60 * 60;

/**
 * The keys a customer has seen within the last 7 days, in order of arrival. Kept as one blob of 12 bytes a key (hash
 * and arrival in seconds) that is appended to, so that remembering one more key copies bytes and re-encodes nothing.
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
      const hash = view
        .getBigUint64(at)
        .toString(16)
        .padStart(HASH_BYTES * 2, '0');
      this.#arrivals.set(hash, view.getUint32(at + HASH_BYTES));
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

  remember(keys: string[], now: number): void {
    this.#forget(now);
    for (const key of keys) {
      if (this.#arrivals.has(key)) continue;
      const seconds = Math.floor(now / 1000);
      this.#append(BigInt(`0x${key}`), seconds);
      this.#arrivals.set(key, seconds);
    }
  }

  /** What to store: a copy of the used part. */
  toBlob(): ArrayBuffer {
    return this.#bytes.slice(0, this.#used).buffer;
  }

  #append(hash: bigint, seconds: number): void {
    if (this.#used + ENTRY_BYTES > this.#bytes.byteLength) {
      const grown = new Uint8Array(Math.max(ENTRY_BYTES * 8, this.#bytes.byteLength * 2));
      grown.set(this.#bytes.subarray(0, this.#used));
      this.#bytes = grown;
    }
    const view = new DataView(this.#bytes.buffer);
    view.setBigUint64(this.#used, hash);
    view.setUint32(this.#used + HASH_BYTES, seconds);
    this.#used += ENTRY_BYTES;
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
