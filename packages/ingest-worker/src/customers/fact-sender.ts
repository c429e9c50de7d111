import type { Env } from '../env.ts';
import type { PendingChunk } from './outbox.ts';

/** One call to the queue takes at most 100 messages and 256 KB; this leaves room for their envelopes. */
const MAX_SENT_TOGETHER = 100;
const MAX_BYTES_TOGETHER = 230_000;
/** A chunk sent more recently is given time to arrive before it is sent again. */
export const RESEND_AFTER_MS = 10_000;

/**
 * Puts an object's facts into the queue, at once and one call at a time: what a busy customer adds meanwhile travels
 * with the next. It remembers what it sent only as long as the object is in memory; a new one sends again.
 */
export class FactSender {
  readonly #queue: Env['FACTS'];
  readonly #sentAt = new Map<string, number>();
  #waiting: PendingChunk[] = [];
  #sending = false;

  constructor(queue: Env['FACTS']) {
    this.#queue = queue;
  }

  /** Never throws: whether facts arrived is for the alarm to find out. */
  async send(chunks: PendingChunk[]): Promise<void> {
    this.#waiting.push(...chunks);
    if (this.#sending) return;
    this.#sending = true;
    while (this.#waiting.length > 0) await this.#sendTogether(this.#waiting.splice(0, this.#fitting()));
    this.#sending = false;
  }

  /** Those of the pending chunks that should have arrived by now. */
  overdue(pending: PendingChunk[], now: number): PendingChunk[] {
    return pending.filter(({ id }) => now - (this.#sentAt.get(id) ?? 0) > RESEND_AFTER_MS);
  }

  forget(ids: Iterable<string>): void {
    for (const id of ids) this.#sentAt.delete(id);
  }

  /** How many of those that wait go into one call: the first one always does. */
  #fitting(): number {
    let bytes = 0;
    const tooMany = this.#waiting.findIndex((chunk, index) => {
      bytes += chunk.bytes;
      return index > 0 && (bytes > MAX_BYTES_TOGETHER || index >= MAX_SENT_TOGETHER);
    });
    return tooMany === -1 ? this.#waiting.length : tooMany;
  }

  async #sendTogether(chunks: PendingChunk[]): Promise<void> {
    for (const { id } of chunks) this.#sentAt.set(id, Date.now());
    try {
      await this.#queue.sendBatch(chunks.map(({ json }) => ({ body: JSON.parse(json) })));
    } catch (error) {
      console.error(JSON.stringify({ unit: 'send-facts', chunks: chunks.length, error: String(error) }));
    }
  }
}
