import { type Env, siteDb } from '../env.ts';
import type { DeliveriesMessage } from '../pipeline.ts';
import { attempt } from './attempt.ts';
import { type AttemptOutcome, claimDue, recordOutcomes } from './store.ts';

/** Longer than an attempt can take; when it is over without an outcome, somebody else may try. */
const LEASE_MS = 60_000;
/** One invocation may wait for the headers of six answers at a time. */
const CONCURRENT_CALLS = 6;
/** A queue message may be delayed at most a day; what is due later the sweep finds. */
const LONGEST_HINT_SECONDS = 60 * 60;

/** Queue in: attempts what is due. A hint that comes twice, or early, finds nothing to claim. */
export async function consumeDeliveries(batch: MessageBatch<DeliveriesMessage>, env: Env): Promise<void> {
  const bySite = Map.groupBy(batch.messages, (message) => message.body.site);
  for (const [site, messages] of bySite) {
    const ids = [...new Set(messages.flatMap(({ body }) => body.ids))];
    await attemptAll(env, site, ids);
    for (const message of messages) message.ack();
  }
}

async function attemptAll(env: Env, site: string, ids: string[]): Promise<void> {
  const db = siteDb(env, site);
  for (let from = 0; from < ids.length; from += CONCURRENT_CALLS) {
    const due = await claimDue(db, ids.slice(from, from + CONCURRENT_CALLS), Date.now(), LEASE_MS);
    const outcomes = await Promise.all(due.map((delivery) => attempt(env, delivery)));
    await recordOutcomes(db, outcomes);
    await hintRetries(env, site, outcomes);
  }
}

/** A retry that is near is hinted at to the second; the sweep finds those that are far. */
async function hintRetries(env: Env, site: string, outcomes: AttemptOutcome[]): Promise<void> {
  for (const { id, nextAttemptAt } of outcomes) {
    if (nextAttemptAt === null) continue;
    const delaySeconds = Math.max(0, Math.ceil((nextAttemptAt - Date.now()) / 1000));
    if (delaySeconds <= LONGEST_HINT_SECONDS) await env.DELIVERIES.send({ v: 1, site, ids: [id] }, { delaySeconds });
  }
}
