import { type Env, siteDb } from '../../../env.ts';
import { findSite } from '../../../sites/store.ts';
import { settingsChangedAt } from '../../channels/store.ts';
import type { ChannelAdapter, LookOutcome } from '../adapter.ts';
import { takeReceipts } from '../receipts/take-receipts.ts';
import { type LostRow, othersOf } from './store.ts';

/** What of a message's words a provider keeps: the text of an SMS. */
const textOf = (body: string) => (JSON.parse(body) as { text?: string }).text ?? '';

/**
 * Asks a provider whether it has a message whose answer was lost. Where it does, that is a receipt like any other, taken
 * in before this answers. Never throws for what the provider does.
 */
export async function askProvider(
  env: Env,
  siteId: string,
  { id, channel, recipient, body, lostAt }: Omit<LostRow, 'looks'>,
  adapter: ChannelAdapter,
): Promise<LookOutcome> {
  if (!adapter.look) return { look: 'no_way' };
  const db = siteDb(env, siteId);
  // Another provider, or another account there, knows nothing of it, and that would look as if it had not gone out.
  if ((await settingsChangedAt(db, siteId, channel)) > lostAt) return { look: 'no_way' };
  const outcome = await adapter.look({
    ...{ deliveryId: id, recipient, text: textOf(body), sentAt: lostAt },
    others: (providerIds) => othersOf(db, id, providerIds),
  });
  if (outcome.look !== 'found') return outcome;
  const site = await findSite(db, siteId);
  const isTaken = site && (await takeReceipts(env, site, [outcome.receipt], Date.now()));
  return isTaken ? outcome : { look: 'no_answer', why: 'what the provider said could not be stored' };
}
