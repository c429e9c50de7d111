import type { FactChunk } from '@footfall/engine';
import { issueCoupons } from '../coupons/issue-coupons.ts';
import { redeemOrdered } from '../coupons/redeem-ordered.ts';
import { hint } from '../deliveries/hint.ts';
import { newConfirmations } from '../deliveries/messages/confirmation/new-confirmations.ts';
import { newMessages, withheldMessages } from '../deliveries/messages/new-messages.ts';
import { newDeliveries } from '../deliveries/webhooks/new-deliveries.ts';
import { activeWebhooks } from '../deliveries/webhooks/store.ts';
import type { Webhook } from '../deliveries/webhooks/webhook.ts';
import { type Env, siteDb } from '../env.ts';
import { barredUntil } from '../erasures/store.ts';
import type { FactsMessage } from '../pipeline.ts';
import { type LedgerEntry, record } from './store.ts';

/** How long a message that could not be written waits before it is tried again. */
const RETRY_DELAY_SECONDS = 5;

/** Queue in: writes facts to the ledger and tells the deliveries stage what is due. */
export async function consumeFacts(batch: MessageBatch<FactsMessage>, env: Env): Promise<void> {
  const bySite = Map.groupBy(batch.messages, (message) => message.body.site);
  for (const [site, messages] of bySite) await consumeSite(env, site, messages);
}

async function consumeSite(env: Env, site: string, messages: readonly Message<FactsMessage>[]): Promise<void> {
  const webhooks = await activeWebhooks(siteDb(env, site), site);
  await writeOrBisect(env, site, [...messages], webhooks);
}

/**
 * One write for all. Where it fails each half is tried by itself, down to the message that cannot be written, which
 * is tried again and ends in the dead-letter queue: one bad message holds up no other.
 */
async function writeOrBisect(
  env: Env,
  site: string,
  messages: Message<FactsMessage>[],
  webhooks: Webhook[],
): Promise<void> {
  const now = Date.now();
  try {
    const open = await withoutErased(
      siteDb(env, site),
      messages.map(({ body }) => body),
    );
    const entries = await Promise.all(open.map((chunk) => ledgerEntry(env, chunk, webhooks)));
    await record(siteDb(env, site), entries, now);
    for (const chunk of open) await redeemOrdered(env, chunk);
    for (const message of messages) message.ack();
    await hintDue(env, site, entries);
  } catch (error) {
    console.error(JSON.stringify({ unit: 'ledger', site, messages: messages.length, error: String(error) }));
    if (messages.length === 1) {
      messages[0]?.retry({ delaySeconds: RETRY_DELAY_SECONDS });
      return;
    }
    const middle = Math.ceil(messages.length / 2);
    await writeOrBisect(env, site, messages.slice(0, middle), webhooks);
    await writeOrBisect(env, site, messages.slice(middle), webhooks);
  }
}

/** A queue may bring what was told of somebody after they were erased. */
async function withoutErased(db: D1Database, chunks: FactChunk[]): Promise<FactChunk[]> {
  const barred = await barredUntil(db, [...new Set(chunks.map(({ customer }) => customer.id))]);
  return chunks.filter(({ customer, facts }) => (facts[0]?.sequence ?? 0) > (barred.get(customer.id) ?? -1));
}

/** Where the hint is lost, the sweep finds the deliveries a minute later. */
async function hintDue(env: Env, site: string, entries: LedgerEntry[]): Promise<void> {
  const all = entries.flatMap(({ deliveries }) => deliveries);
  for (const [lane, some] of Map.groupBy(all, (delivery) => delivery.lane)) {
    const ids = some.map(({ id }) => id);
    await hint(env, lane, site, ids, 0);
  }
  const messages = entries.flatMap((entry) => [...entry.messages, ...entry.confirmations]);
  if (messages.length > 0) {
    await hint(
      env,
      'fast',
      site,
      messages.map(({ id }) => id),
      0,
    );
  }
}

async function ledgerEntry(env: Env, chunk: FactChunk, webhooks: Webhook[]): Promise<LedgerEntry> {
  const issued = await issueCoupons(env, chunk);
  const [deliveries, messages, withheld, confirmations] = await Promise.all([
    newDeliveries(chunk, webhooks, env.PUBLIC_ORIGIN, issued),
    newMessages(chunk),
    withheldMessages(chunk),
    newConfirmations(chunk),
  ]);
  return { chunk, deliveries, messages, withheld, confirmations };
}
