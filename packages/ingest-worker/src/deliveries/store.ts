/** A delivery this call may attempt now: nobody else will until its lease is over. */
export interface Claimed {
  id: string;
  body: string;
  attempts: number;
  webhook: string;
}

/** A delivery whose time has come. */
export interface Due {
  id: string;
  webhook: string;
  /** Its moment under the receiver's rate was reserved before. */
  slotted: number;
}

/** Which receivers these deliveries wait for, of those that are due. */
export async function dueByWebhook(db: D1Database, ids: string[], now: number): Promise<Map<string, Due[]>> {
  const { results } = await db
    .prepare(
      `SELECT id, webhook, slotted FROM deliveries WHERE id IN (SELECT value FROM json_each(?)) AND channel = 'webhook'
         AND status IN ('pending', 'claimed') AND next_attempt_at <= ?
       ORDER BY next_attempt_at`,
    )
    .bind(JSON.stringify(ids), now)
    .all<Due>();
  return Map.groupBy(results, ({ webhook }) => webhook);
}

/** Claims what is due among these ids. A repeated or early hint claims nothing. */
export async function claimDue(db: D1Database, ids: string[], now: number, leaseMs: number): Promise<Claimed[]> {
  const { results } = await db
    .prepare(
      `UPDATE deliveries SET status = 'claimed', leased_until = ?1, attempts = attempts + 1, next_attempt_at = ?1, slotted = 0
       WHERE id IN (SELECT value FROM json_each(?2)) AND status IN ('pending', 'claimed') AND next_attempt_at <= ?3
       RETURNING id, body, attempts, webhook`,
    )
    .bind(now + leaseMs, JSON.stringify(ids), now)
    .all<Claimed>();
  return results;
}

/**
 * Puts off what is due and was not claimed, each to its own moment: it costs them no attempt. `slotted`: the moments
 * are reserved under the receiver's rate.
 */
export async function postpone(db: D1Database, moments: { id: string; at: number }[], slotted: boolean): Promise<void> {
  if (moments.length === 0) return;
  await db
    .prepare(
      `UPDATE deliveries SET slotted = ?2,
         next_attempt_at = (SELECT value ->> 'at' FROM json_each(?1) WHERE value ->> 'id' = deliveries.id)
       WHERE id IN (SELECT value ->> 'id' FROM json_each(?1)) AND status = 'pending'`,
    )
    .bind(JSON.stringify(moments), slotted ? 1 : 0)
    .run();
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

/** One line of the log. */
export interface AttemptRow {
  at: number;
  durationMs: number;
  answer: string;
  /** HTTP status. */
  status: number | null;
  response: string | null;
}

/** Notes how an attempt ended, and what the receiver said. An outcome nobody holds the lease for any more only logs. */
export async function recordOutcome(
  db: D1Database,
  site: string,
  { id, status, nextAttemptAt, answer }: AttemptOutcome,
  attempt: AttemptRow,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE deliveries SET status = ?, next_attempt_at = ?, leased_until = NULL, last_answer = ?
         WHERE id = ? AND status = 'claimed'`,
      )
      .bind(status, nextAttemptAt, answer, id),
    db
      .prepare(
        `INSERT OR IGNORE INTO attempts (delivery, at, site, duration_ms, answer, status, response)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(id, attempt.at, site, attempt.durationMs, attempt.answer, attempt.status, attempt.response),
  ]);
}

/** Newest first; undefined where this site has no such delivery. */
export async function listAttempts(db: D1Database, site: string, delivery: string): Promise<AttemptRow[] | undefined> {
  const [found, rows] = await db.batch([
    db.prepare('SELECT 1 FROM deliveries WHERE site = ? AND id = ?').bind(site, delivery),
    db
      .prepare(
        `SELECT at, duration_ms AS durationMs, answer, status, response FROM attempts
         WHERE delivery = ? AND site = ? ORDER BY at DESC LIMIT 100`,
      )
      .bind(delivery, site),
  ]);
  return found?.results.length ? (rows?.results as unknown as AttemptRow[]) : undefined;
}

/** Forgets attempts of long ago, a few at a time. */
export async function forgetOldAttempts(db: D1Database, before: number, limit: number): Promise<void> {
  await db
    .prepare(
      `DELETE FROM attempts WHERE (delivery, at) IN (SELECT delivery, at FROM attempts WHERE at < ? ORDER BY at LIMIT ?)`,
    )
    .bind(before, limit)
    .run();
}

/** Where in the order of what is due a delivery stands. */
export interface DuePlace {
  id: string;
  /** Since when it is due, epoch milliseconds. */
  dueAt: number;
}

export interface DueDelivery extends DuePlace {
  site: string;
  /** Those tried before go apart from the fresh ones. */
  attempts: number;
}

/** Deliveries whose time has come, whoever forgot to hint at them; the longest due first, from `after` on. */
export async function dueDeliveries(
  db: D1Database,
  now: number,
  limit: number,
  after: DuePlace = { id: '', dueAt: 0 },
): Promise<DueDelivery[]> {
  const { results } = await db
    .prepare(
      `SELECT id, site, attempts, next_attempt_at AS dueAt FROM deliveries
       WHERE next_attempt_at <= ?1 AND (next_attempt_at, id) > (?3, ?4) ORDER BY next_attempt_at, id LIMIT ?2`,
    )
    .bind(now, limit, after.dueAt, after.id)
    .all<DueDelivery>();
  return results;
}

export interface DeliveryRow {
  id: string;
  /** `webhook`, or how a person is written to. */
  channel: string;
  webhook: string | null;
  type: string;
  url: string | null;
  /** Of a message. */
  campaign: string | null;
  step: string | null;
  recipient: string | null;
  /** Why it was withheld or failed. */
  reason: string | null;
  status: string;
  attempts: number;
  lastAnswer: string | null;
  createdAt: number;
  nextAttemptAt: number | null;
}

export interface DeliveryFilter {
  status?: string;
  webhook?: string;
  type?: string;
  /** `webhook`, `email`, `sms`, `push`, or `message` for all that goes to people. */
  channel?: string;
  campaign?: string;
  /** Made at this moment or later, epoch milliseconds … */
  from?: number;
  /** … and before this one. */
  to?: number;
}

const FILTER = `d.site = ?1 AND (?2 IS NULL OR d.status = ?2) AND (?3 IS NULL OR d.webhook = ?3)
  AND (?4 IS NULL OR d.type = ?4) AND (?5 IS NULL OR d.created_at >= ?5) AND (?6 IS NULL OR d.created_at < ?6)
  AND (?7 IS NULL OR d.channel = ?7 OR (?7 = 'message' AND d.channel <> 'webhook'))
  AND (?8 IS NULL OR d.campaign = ?8)`;

const filterValues = (site: string, filter: DeliveryFilter) => {
  const { status, webhook, type, from, to, channel, campaign } = filter;
  return [site, status, webhook, type, from, to, channel, campaign].map((value) => value ?? null);
};

/** Newest first; `before` is the last row of the page before. */
export async function listDeliveries(
  db: D1Database,
  site: string,
  filter: DeliveryFilter,
  page: { before?: { createdAt: number; id: string }; limit: number },
): Promise<DeliveryRow[]> {
  const { results } = await db
    .prepare(
      `SELECT d.id, d.channel, d.webhook, d.type, w.url, d.campaign, d.step, d.recipient, d.reason, d.status, d.attempts, d.last_answer AS lastAnswer,
              d.created_at AS createdAt, d.next_attempt_at AS nextAttemptAt
       FROM deliveries d LEFT JOIN webhooks w ON w.id = d.webhook
       WHERE ${FILTER} AND (?9 IS NULL OR (d.created_at, d.id) < (?9, ?10))
       ORDER BY d.created_at DESC, d.id DESC LIMIT ?11`,
    )
    .bind(...filterValues(site, filter), page.before?.createdAt ?? null, page.before?.id ?? null, page.limit)
    .all<DeliveryRow>();
  return results;
}

/** A delivery with the text that is sent. */
export async function findDelivery(
  db: D1Database,
  site: string,
  id: string,
): Promise<(DeliveryRow & { body: string }) | undefined> {
  const row = await db
    .prepare(
      `SELECT d.id, d.channel, d.webhook, d.type, w.url, d.campaign, d.step, d.recipient, d.reason, d.status, d.attempts, d.last_answer AS lastAnswer,
              d.created_at AS createdAt, d.next_attempt_at AS nextAttemptAt, d.body
       FROM deliveries d LEFT JOIN webhooks w ON w.id = d.webhook WHERE d.site = ? AND d.id = ?`,
    )
    .bind(site, id)
    .first<DeliveryRow & { body: string }>();
  return row ?? undefined;
}

/**
 * Makes a delivery due now, with its full schedule before it again. A message that may have arrived only a person sends
 * again, and only where nobody knows whether it did. Answers whether there was one to
 * retry.
 */
export async function retryDelivery(db: D1Database, site: string, id: string, now: number): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE deliveries SET status = 'pending', attempts = 0, next_attempt_at = ?, leased_until = NULL, sending_at = NULL
       WHERE site = ? AND id = ? AND status <> 'claimed' AND (channel = 'webhook' OR status IN ('failed', 'unknown'))`,
    )
    .bind(now, site, id)
    .run();
  return meta.changes > 0;
}

/**
 * Makes at most `limit` deliveries due now, the oldest first; answers their ids. Same ids, same bodies. Of messages only
 * those of which nobody knows whether they went out.
 */
export async function retryMany(
  db: D1Database,
  site: string,
  filter: DeliveryFilter,
  now: number,
  limit: number,
): Promise<string[]> {
  const { results } = await db
    .prepare(
      `UPDATE deliveries SET status = 'pending', attempts = 0, next_attempt_at = ?9, leased_until = NULL, sending_at = NULL
       WHERE id IN (
         SELECT d.id FROM deliveries d LEFT JOIN webhooks w ON w.id = d.webhook
         WHERE ${FILTER} AND ((w.status = 'active' AND d.status IN ('delivered', 'failed'))
           OR (d.channel <> 'webhook' AND d.status = 'unknown'))
         ORDER BY d.created_at, d.id LIMIT ?10)
       RETURNING id`,
    )
    .bind(...filterValues(site, filter), now, limit)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** A delivery that a person asked for, due now. */
export async function insertTest(
  db: D1Database,
  row: { id: string; site: string; webhook: string; type: string; body: string; now: number },
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO deliveries (id, site, webhook, customer, sequence, type, body, next_attempt_at, created_at)
       VALUES (?1, ?2, ?3, '', 0, ?4, ?5, ?6, ?6)`,
    )
    .bind(row.id, row.site, row.webhook, row.type, row.body, row.now)
    .run();
}
