import type { Channel } from '@footfall/contract';
import type { Receipt } from './receipt.ts';
import type { MessageStatus } from './status-after.ts';

/** A message that somebody tells of. */
export interface ToldMessage {
  id: string;
  channel: Channel;
  customer: string;
  status: MessageStatus;
  recipient: string | null;
  campaign: string | null;
  step: string | null;
  /** When the provider was handed it, epoch milliseconds. */
  sendingAt: number | null;
}

/** Messages of this site among these ids. Another site's are nobody's here. */
export async function toldMessages(db: D1Database, site: string, ids: string[]): Promise<Map<string, ToldMessage>> {
  const { results } = await db
    .prepare(
      `SELECT id, channel, customer, status, recipient, campaign, step, sending_at AS sendingAt FROM deliveries
       WHERE id IN (SELECT value FROM json_each(?)) AND site = ? AND channel <> 'webhook'`,
    )
    .bind(JSON.stringify(ids), site)
    .all<ToldMessage>();
  return new Map(results.map((row) => [row.id, row]));
}

/** Which of these tellings were taken in before. */
export async function knownReceipts(db: D1Database, site: string, ids: string[]): Promise<Set<string>> {
  const { results } = await db
    .prepare('SELECT id FROM receipts WHERE site = ? AND id IN (SELECT value FROM json_each(?))')
    .bind(site, JSON.stringify(ids))
    .all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}

/** A step of a message's status. */
export interface StatusMove {
  id: string;
  before: MessageStatus;
  after: MessageStatus;
  /** A word, where it failed. */
  reason: string | null;
  /** The provider's words, for a person. */
  answer: string | null;
}

/** Moves each from where it was read; answers which of them stood elsewhere by now. */
export async function moveStatuses(db: D1Database, site: string, moves: StatusMove[]): Promise<string[]> {
  if (moves.length === 0) return [];
  const move = db.prepare(
    `UPDATE deliveries SET status = ?4, reason = ?5, last_answer = coalesce(?6, last_answer), next_attempt_at = NULL,
       leased_until = NULL
     WHERE id = ?1 AND site = ?2 AND status = ?3`,
  );
  const done = await db.batch(
    moves.map(({ id, before, after, reason, answer }) => move.bind(id, site, before, after, reason, answer)),
  );
  return moves.flatMap(({ id }, place) => (done[place]?.meta.changes ? [] : [id]));
}

/** Notes that these were taken in, with all that they led to. */
export async function keepReceipts(db: D1Database, site: string, receipts: Receipt[]): Promise<void> {
  const rows = receipts.map(({ machine = false, ...receipt }) => ({ ...receipt, machine: machine ? 1 : 0 }));
  await db
    .prepare(
      `INSERT OR IGNORE INTO receipts (site, id, delivery, kind, at, reason, url, machine)
       SELECT ?1, value ->> 'id', value ->> 'deliveryId', value ->> 'kind', value ->> 'at', value ->> 'reason',
         value ->> 'url', value ->> 'machine'
       FROM json_each(?2)`,
    )
    .bind(site, JSON.stringify(rows))
    .run();
}

/** One line of what was told of a message. */
export interface ReceiptRow {
  kind: string;
  at: number;
  reason: string | null;
  url: string | null;
  machine: number;
}

/** What was told of one message, in the order in which it happened. */
export async function receiptsOf(db: D1Database, site: string, delivery: string): Promise<ReceiptRow[]> {
  const { results } = await db
    .prepare(
      'SELECT kind, at, reason, url, machine FROM receipts WHERE delivery = ? AND site = ? ORDER BY at, id LIMIT 100',
    )
    .bind(delivery, site)
    .all<ReceiptRow>();
  return results;
}

/** Whether another link of the same message was followed at this moment or later. */
export async function followedOthers(
  db: D1Database,
  site: string,
  { delivery, url, since }: { delivery: string; url: string; since: number },
): Promise<boolean> {
  const row = await db
    .prepare(
      `SELECT 1 FROM receipts WHERE delivery = ? AND site = ? AND at >= ? AND kind = 'clicked' AND url <> ? LIMIT 1`,
    )
    .bind(delivery, site, since, url)
    .first();
  return row !== null;
}
