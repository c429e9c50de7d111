import type { Env } from '../env.ts';
import type { PendingChunk } from './outbox.ts';

/** One call to the queue takes at most 256 KB: two chunks of the largest size. */
const MAX_SENT_TOGETHER = 2;
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
    while (this.#waiting.length > 0) await this.#sendTogether(this.#waiting.splice(0, MAX_SENT_TOGETHER));
    this.#sending = false;
  }

  /** Those of the pending chunks that should have arrived by now. */
  overdue(pending: PendingChunk[], now: number): PendingChunk[] {
    return pending.filter(({ id }) => now - (this.#sentAt.get(id) ?? 0) > RESEND_AFTER_MS);
  }

  forget(ids: Iterable<string>): void {
    for (const id of ids) this.#sentAt.delete(id);
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
