import { exports } from 'cloudflare:workers';
import { type Env, siteDb } from '../env.ts';
import type { DeliveriesMessage } from '../pipeline.ts';
import { hint } from './hint.ts';
import { lookForLost } from './messages/lost/look-for-lost.ts';
import { sendMessages } from './messages/send-messages.ts';
import { dueByWebhook } from './store.ts';
import { laneOf } from './webhooks/health.ts';
import { receivers } from './webhooks/store.ts';

/** What one invocation is given; the rest is handed on. */
const MAX_CALLS = 50;

/** Queue in: attempts what is due. A hint that comes twice, or early, finds nothing to claim. */
export async function consumeDeliveries(
  batch: MessageBatch<DeliveriesMessage>,
  env: Env,
  lane: 'fast' | 'slow',
): Promise<void> {
  const bySite = Map.groupBy(batch.messages, (message) => message.body.site);
  for (const [site, messages] of bySite) {
    const ids = [...new Set(messages.flatMap(({ body }) => body.ids))];
    await sendMessages(env, site, ids);
    await lookForLost(env, site, ids);
    await beginAll(env, site, ids, lane);
    for (const message of messages) message.ack();
  }
}

async function beginAll(env: Env, site: string, ids: string[], lane: 'fast' | 'slow'): Promise<void> {
  const db = siteDb(env, site);
  const due = await dueByWebhook(db, ids, Date.now());
  if (due.size === 0) return;
  const known = await receivers(db, [...due.keys()]);
  for (const [webhook, waiting] of due) {
    const receiver = known.get(webhook);
    if (!receiver) continue;
    const wanted = laneOf(receiver.health);
    const now = wanted === lane || lane === 'slow' ? waiting.slice(0, MAX_CALLS) : [];
    const rest = waiting.slice(now.length).map(({ id }) => id);
    if (now.length > 0) await exports.ReceiverCaller.begin(receiver, now);
    await hint(env, wanted, site, rest, 0);
  }
}
