import type { OutgoingMessage } from './adapter.ts';

export interface InboxRow {
  delivery: string;
  customer: string;
  channel: string;
  recipient: string;
  body: string;
  at: number;
}

/** Once per delivery, however often it is handed over. */
export async function insertInbox(db: D1Database, message: OutgoingMessage, now: number): Promise<void> {
  const { deliveryId, site, customer, channel } = message;
  const to = message.channel === 'email' ? message.to.address : message.channel === 'sms' ? message.to : message.token;
  await db
    .prepare(
      `INSERT OR IGNORE INTO inbox (delivery, site, customer, channel, recipient, body, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(deliveryId, site, customer, channel, to, JSON.stringify(message), now)
    .run();
}

/** Whether the inbox took this delivery. */
export async function isInInbox(db: D1Database, delivery: string): Promise<boolean> {
  return (await db.prepare('SELECT 1 FROM inbox WHERE delivery = ?').bind(delivery).first()) !== null;
}

/** Newest first; `before` is the last of the page before. */
export async function listInbox(
  db: D1Database,
  site: string,
  recipient: string | undefined,
  page: { before?: { at: number; delivery: string }; limit: number },
): Promise<InboxRow[]> {
  const { results } = await db
    .prepare(
      `SELECT delivery, customer, channel, recipient, body, at FROM inbox
       WHERE site = ?1 AND (?2 IS NULL OR recipient = ?2) AND (?3 IS NULL OR (at, delivery) < (?3, ?4))
       ORDER BY at DESC, delivery DESC LIMIT ?5`,
    )
    .bind(site, recipient ?? null, page.before?.at ?? null, page.before?.delivery ?? null, page.limit)
    .all<InboxRow>();
  return results;
}
