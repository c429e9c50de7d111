import type { Env } from '../env.ts';
import { chunkText, type PendingChunk } from './outbox.ts';

/** One call to the queue takes at most 100 messages and 256 KB; this leaves room for their envelopes. */
const MAX_SENT_TOGETHER = 100;
const MAX_BYTES_TOGETHER = 230_000;
/** A chunk sent more recently is given time to arrive before it is sent again. */
export const RESEND_AFTER_MS = 10_000;

/**
 * Puts an object's facts into the queue, at once and one call at a time. What a busy customer adds meanwhile travels
 * with the next, in as few chunks as it fits into: each is a message, and rows in the ledger. It remembers what it sent
 * only as long as the object is in memory; a new one sends again.
 */
export class FactSender {
  readonly #queue: Env['FACTS'];
  readonly #sentAt = new Map<string, number>();
  /** By id, so that a chunk which has grown takes the place of what it was. */
  readonly #waiting = new Map<string, PendingChunk>();
  #sending = false;

  constructor(queue: Env['FACTS']) {
    this.#queue = queue;
  }

  /** Never throws: whether facts arrived is for the alarm to find out. */
  async send(chunks: PendingChunk[]): Promise<void> {
    for (const chunk of chunks) this.#waiting.set(chunk.id, chunk);
    if (this.#sending) return;
    this.#sending = true;
    while (this.#waiting.size > 0) await this.#sendTogether(this.#fitting());
    this.#sending = false;
  }

  /** Whether a chunk is still here as it was made, so that it may grow. */
  neverSent({ id }: PendingChunk): boolean {
    return this.#waiting.has(id) && !this.#sentAt.has(id);
  }

  /** Those of the pending chunks that should have arrived by now. */
  overdue(pending: PendingChunk[], now: number): PendingChunk[] {
    return pending.filter(({ id }) => now - (this.#sentAt.get(id) ?? 0) > RESEND_AFTER_MS);
  }

  forget(ids: Iterable<string>): void {
    for (const id of ids) this.#sentAt.delete(id);
  }

  /** Those that go into one call: the first one always does. */
  #fitting(): PendingChunk[] {
    const waiting = [...this.#waiting.values()];
    let bytes = 0;
    const tooMany = waiting.findIndex((chunk, index) => {
      bytes += chunk.bytes;
      return index > 0 && (bytes > MAX_BYTES_TOGETHER || index >= MAX_SENT_TOGETHER);
    });
    return tooMany === -1 ? waiting : waiting.slice(0, tooMany);
  }

  async #sendTogether(chunks: PendingChunk[]): Promise<void> {
    for (const { id } of chunks) {
      this.#waiting.delete(id);
      this.#sentAt.set(id, Date.now());
    }
    try {
      await this.#queue.sendBatch(chunks.map((chunk) => ({ body: JSON.parse(chunkText(chunk)) })));
    } catch (error) {
      console.error(JSON.stringify({ unit: 'send-facts', chunks: chunks.length, error: String(error) }));
    }
  }
}
