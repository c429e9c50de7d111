export interface Webhook {
  id: string;
  site: string;
  url: string;
  types: string[];
  description: string;
  status: 'active' | 'disabled';
  createdAt: number;
}

type WebhookRow = Omit<Webhook, 'types' | 'createdAt'> & { types: string; created_at: number };

const webhookFrom = ({ types, created_at, ...row }: WebhookRow): Webhook => ({
  ...row,
  types: JSON.parse(types) as string[],
  createdAt: created_at,
});

const WEBHOOK_COLUMNS = 'id, site, url, types, description, status, created_at';

export async function activeWebhooks(db: D1Database, site: string): Promise<Webhook[]> {
  const all = await listWebhooks(db, site);
  return all.filter(({ status }) => status === 'active');
}

export async function listWebhooks(db: D1Database, site: string): Promise<Webhook[]> {
  const { results } = await db
    .prepare(`SELECT ${WEBHOOK_COLUMNS} FROM webhooks WHERE site = ? ORDER BY created_at DESC`)
    .bind(site)
    .all<WebhookRow>();
  return results.map(webhookFrom);
}

export async function insertWebhook(db: D1Database, webhook: Webhook, sealedSecret: string): Promise<void> {
  const { id, site, url, types, description, status, createdAt } = webhook;
  await db
    .prepare(
      `INSERT INTO webhooks (id, site, url, types, description, sealed_secret, status, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(id, site, url, JSON.stringify(types), description, sealedSecret, status, createdAt)
    .run();
}

/** Removes a webhook and what was still to be sent to it. Answers whether it was there. */
export async function deleteWebhook(db: D1Database, site: string, id: string): Promise<boolean> {
  const [removed] = await db.batch([
    db.prepare('DELETE FROM webhooks WHERE site = ? AND id = ?').bind(site, id),
    db
      .prepare(
        `UPDATE deliveries SET status = 'failed', next_attempt_at = NULL, last_answer = 'the webhook was deleted'
         WHERE webhook = ? AND status IN ('pending', 'claimed')`,
      )
      .bind(id),
  ]);
  return (removed?.meta.changes ?? 0) > 0;
}

/** A delivery this call may attempt now: nobody else will until its lease is over. */
export interface Claimed {
  id: string;
  body: string;
  attempts: number;
  webhook: string;
  url: string;
  sealedSecret: string;
}

/** Claims what is due among these ids. A repeated or early hint claims nothing. */
export async function claimDue(db: D1Database, ids: string[], now: number, leaseMs: number): Promise<Claimed[]> {
  const { results } = await db
    .prepare(
      `UPDATE deliveries SET status = 'claimed', leased_until = ?1, attempts = attempts + 1, next_attempt_at = ?1
       WHERE id IN (SELECT value FROM json_each(?2)) AND status IN ('pending', 'claimed') AND next_attempt_at <= ?3
       RETURNING id, body, attempts, webhook`,
    )
    .bind(now + leaseMs, JSON.stringify(ids), now)
    .all<{ id: string; body: string; attempts: number; webhook: string }>();
  if (results.length === 0) return [];
  const webhooks = await db
    .prepare('SELECT id, url, sealed_secret AS sealedSecret FROM webhooks WHERE id IN (SELECT value FROM json_each(?))')
    .bind(JSON.stringify([...new Set(results.map(({ webhook }) => webhook))]))
    .all<{ id: string; url: string; sealedSecret: string }>();
  const byId = new Map(webhooks.results.map((webhook) => [webhook.id, webhook]));
  return results.flatMap((row) => {
    const webhook = byId.get(row.webhook);
    return webhook ? [{ ...row, url: webhook.url, sealedSecret: webhook.sealedSecret }] : [];
  });
}

/** How an attempt ended. */
export interface AttemptOutcome {
  id: string;
  status: 'delivered' | 'pending' | 'failed';
  /** Epoch milliseconds; null where there is nothing left to try. */
  nextAttemptAt: number | null;
  /** Such as `HTTP 200` or `no answer within 15 s`. */
  answer: string;
}

export async function recordOutcomes(db: D1Database, outcomes: AttemptOutcome[]): Promise<void> {
  if (outcomes.length === 0) return;
  const update = db.prepare(
    `UPDATE deliveries SET status = ?, next_attempt_at = ?, leased_until = NULL, last_answer = ? WHERE id = ? AND status = 'claimed'`,
  );
  await db.batch(
    outcomes.map(({ id, status, nextAttemptAt, answer }) => update.bind(status, nextAttemptAt, answer, id)),
  );
}

/** Deliveries whose time has come, whoever forgot to hint at them. */
export async function dueDeliveries(
  db: D1Database,
  now: number,
  limit: number,
): Promise<{ id: string; site: string }[]> {
  const { results } = await db
    .prepare('SELECT id, site FROM deliveries WHERE next_attempt_at <= ? ORDER BY next_attempt_at LIMIT ?')
    .bind(now, limit)
    .all<{ id: string; site: string }>();
  return results;
}

export interface DeliveryRow {
  id: string;
  webhook: string;
  type: string;
  url: string | null;
  status: string;
  attempts: number;
  lastAnswer: string | null;
  createdAt: number;
  nextAttemptAt: number | null;
}

/** Newest first; `before` is the last row of the page before. */
export async function listDeliveries(
  db: D1Database,
  site: string,
  filter: { status?: string; before?: { createdAt: number; id: string }; limit: number },
): Promise<DeliveryRow[]> {
  const { results } = await db
    .prepare(
      `SELECT d.id, d.webhook, d.type, w.url, d.status, d.attempts, d.last_answer AS lastAnswer,
              d.created_at AS createdAt, d.next_attempt_at AS nextAttemptAt
       FROM deliveries d LEFT JOIN webhooks w ON w.id = d.webhook
       WHERE d.site = ?1 AND (?2 IS NULL OR d.status = ?2) AND (?3 IS NULL OR (d.created_at, d.id) < (?3, ?4))
       ORDER BY d.created_at DESC, d.id DESC LIMIT ?5`,
    )
    .bind(site, filter.status ?? null, filter.before?.createdAt ?? null, filter.before?.id ?? null, filter.limit)
    .all<DeliveryRow>();
  return results;
}

/** Makes a delivery due now, with its full schedule before it again. Answers whether there was one to retry. */
export async function retryDelivery(db: D1Database, site: string, id: string, now: number): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE deliveries SET status = 'pending', attempts = 0, next_attempt_at = ?, leased_until = NULL
       WHERE site = ? AND id = ? AND status <> 'claimed'`,
    )
    .bind(now, site, id)
    .run();
  return meta.changes > 0;
}
