/**
 * The map: each queue, its message, who sends it and who consumes it. Queues are transport: every message can come
 * twice, late or not at all, and whoever needs it to arrive asks the ledger.
 *
 * | queue                    | message             | sent by                 | consumed by              |
 * | ------------------------ | ------------------- | ----------------------- | ------------------------ |
 * | footfall-facts           | FactsMessage        | customers/fact-sender   | ledger/consume           |
 * | footfall-deliveries      | DeliveriesMessage   | ledger/consume, sweep   | deliveries/consume       |
 * | footfall-wakes           | WakesMessage        | rules/hint-wake         | rules/consume           |
 * | footfall-wakes           | AnnouncementMessage | announcements           | rules/consume           |
 * | footfall-deliveries-slow | DeliveriesMessage   | deliveries, sweep       | deliveries/consume       |
 * | footfall-facts-dead      | FactsMessage        | the platform, bisection | ledger/bury              |
 * | footfall-deliveries-dead | DeliveriesMessage   | the platform            | ledger/bury              |
 */
import type { FactChunk } from '@footfall/engine';
import { consumeDeliveries } from './deliveries/consume.ts';
import type { Env } from './env.ts';
import { buryLetters } from './ledger/bury.ts';
import { consumeFacts } from './ledger/consume.ts';
import { consumeWakes } from './rules/consume.ts';

/** Facts of one customer. Idempotency key: the chunk's id, made of the customer and the first sequence. */
export type FactsMessage = FactChunk;

/** Deliveries that are due. A hint: the schedule is `deliveries.next_attempt_at`. */
export interface DeliveriesMessage {
  v: 1;
  site: string;
  ids: string[];
}

/** A publish has customers left to wake. A hint: how far it has come is in `publishes`. */
export interface WakesMessage {
  v: 1;
  site: string;
  version: number;
}

/** An announcement has customers left to tell. A hint: how far it has come is in `announcements`. */
export interface AnnouncementMessage {
  v: 1;
  site: string;
  announcement: string;
}

/** Hands a batch to the stage that consumes its queue. */
export async function consume(batch: MessageBatch, env: Env): Promise<void> {
  switch (batch.queue) {
    case 'footfall-facts':
      return consumeFacts(batch as MessageBatch<FactsMessage>, env);
    case 'footfall-deliveries':
      return consumeDeliveries(batch as MessageBatch<DeliveriesMessage>, env, 'fast');
    case 'footfall-deliveries-slow':
      return consumeDeliveries(batch as MessageBatch<DeliveriesMessage>, env, 'slow');
    case 'footfall-wakes':
      return consumeWakes(batch as MessageBatch<WakesMessage | AnnouncementMessage>, env);
    case 'footfall-facts-dead':
    case 'footfall-deliveries-dead':
      return buryLetters(batch as MessageBatch<FactsMessage | DeliveriesMessage>, env);
    default:
      throw new Error(`no stage consumes the queue ${batch.queue}`);
  }
}
