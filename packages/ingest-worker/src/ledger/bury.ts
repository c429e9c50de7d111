import { type Env, siteDb } from '../env.ts';
import type { DeliveriesMessage, FactsMessage } from '../pipeline.ts';

/** Keeps what no consumer could take, so that a person sees it and nothing vanishes with the queue's retention. */
export async function buryLetters(batch: MessageBatch<FactsMessage | DeliveriesMessage>, env: Env): Promise<void> {
  const insert = 'INSERT OR IGNORE INTO dead_letters (id, site, queue, reason, body, at) VALUES (?, ?, ?, ?, ?, ?)';
  const queue = batch.queue.replace(/-dead$/, '');
  for (const message of batch.messages) {
    const site = message.body?.site ?? '';
    await siteDb(env, site)
      .prepare(insert)
      .bind(message.id, site, queue, 'given up after its last retry', JSON.stringify(message.body), Date.now())
      .run();
    message.ack();
  }
}
