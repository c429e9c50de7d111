import type { WebhookType } from '@footfall/contract';
import type { WebhookRequest } from '@footfall/contract/schema';
import type { Webhook, WebhookHealth } from './webhook.ts';

interface WebhookRow {
  id: string;
  site: string;
  url: string;
  types: string;
  events: string | null;
  description: string;
  rate: number | null;
  request: string | null;
  status: Webhook['status'];
  disabled_reason: string | null;
  failures: number;
  failing_since: number | null;
  open_until: number | null;
  created_at: number;
}

const COLUMNS = `id, site, url, types, events, description, rate, request, status, disabled_reason, failures, failing_since,
  open_until, created_at`;

function webhookFrom(row: WebhookRow): Webhook {
  return {
    id: row.id,
    site: row.site,
    url: row.url,
    types: JSON.parse(row.types) as WebhookType[],
    events: row.events === null ? null : (JSON.parse(row.events) as string[]),
    description: row.description,
    rate: row.rate,
    request: row.request === null ? null : (JSON.parse(row.request) as WebhookRequest),
    status: row.status,
    disabledReason: row.disabled_reason,
    createdAt: row.created_at,
    health: { failures: row.failures, failingSince: row.failing_since, openUntil: row.open_until },
  };
}

export async function activeWebhooks(db: D1Database, site: string): Promise<Webhook[]> {
  const all = await listWebhooks(db, site);
  return all.filter(({ status }) => status === 'active');
}

/** Newest first. */
export async function listWebhooks(db: D1Database, site: string): Promise<Webhook[]> {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM webhooks WHERE site = ? ORDER BY created_at DESC, id`)
    .bind(site)
    .all<WebhookRow>();
  return results.map(webhookFrom);
}

export async function findWebhook(db: D1Database, site: string, id: string): Promise<Webhook | undefined> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM webhooks WHERE site = ? AND id = ?`)
    .bind(site, id)
    .first<WebhookRow>();
  return row ? webhookFrom(row) : undefined;
}

export async function insertWebhook(
  db: D1Database,
  webhook: Webhook,
  { secret, secrets }: { secret: string; secrets: string | null },
): Promise<void> {
  const { id, site, url, types, events, description, rate, request, status, createdAt } = webhook;
  await db
    .prepare(
      `INSERT INTO webhooks (id, site, url, types, events, description, rate, request, sealed_secret, sealed_secrets,
         status, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .bind(
      id,
      site,
      url,
      JSON.stringify(types),
      events && JSON.stringify(events),
      description,
      rate,
      request && JSON.stringify(request),
      secret,
      secrets,
      status,
      createdAt,
    )
    .run();
}

/** Stores what its site may change. One that is made active begins anew, as if it had never failed. */
export async function updateWebhook(db: D1Database, webhook: Webhook): Promise<void> {
  const { id, site, url, types, events, description, rate, status } = webhook;
  await db
    .prepare(
      `UPDATE webhooks SET url = ?3, types = ?4, events = ?5, description = ?6, rate = ?7, status = ?8,
         disabled_reason = iif(?8 = 'active', NULL, coalesce(disabled_reason, 'by hand')),
         failures = iif(status <> ?8 AND ?8 = 'active', 0, failures),
         failing_since = iif(status <> ?8 AND ?8 = 'active', NULL, failing_since),
         open_until = iif(status <> ?8 AND ?8 = 'active', NULL, open_until)
       WHERE site = ?1 AND id = ?2`,
    )
    .bind(site, id, url, JSON.stringify(types), events && JSON.stringify(events), description, rate, status)
    .run();
}

/** The new secret signs from now on; the one before it too, until `oldUntil`. */
export async function rotateSecret(
  db: D1Database,
  site: string,
  id: string,
  sealedSecret: string,
  oldUntil: number,
): Promise<void> {
  await db
    .prepare(
      `UPDATE webhooks SET old_sealed_secret = sealed_secret, old_until = ?4, sealed_secret = ?3
       WHERE site = ?1 AND id = ?2`,
    )
    .bind(site, id, sealedSecret, oldUntil)
    .run();
}

/** Removes a webhook and what was still to be sent to it. Answers whether it was there. */
export async function deleteWebhook(db: D1Database, site: string, id: string): Promise<boolean> {
  const [removed] = await db.batch([
    db.prepare('DELETE FROM webhooks WHERE site = ? AND id = ?').bind(site, id),
    db
      .prepare(
        `UPDATE deliveries SET status = 'failed', next_attempt_at = NULL, last_answer = 'the webhook was deleted'
         WHERE webhook = ? AND site = ? AND status IN ('pending', 'claimed')`,
      )
      .bind(id, site),
  ]);
  return (removed?.meta.changes ?? 0) > 0;
}

/** What one call needs of its receiver. */
export interface Receiver {
  id: string;
  site: string;
  url: string;
  status: Webhook['status'];
  rate: number | null;
  health: WebhookHealth;
  sealedSecret: string;
  oldSealedSecret: string | null;
  oldUntil: number | null;
  request: WebhookRequest | null;
  /** What its templates find under `secrets`. */
  sealedSecrets: string | null;
}

export async function receivers(db: D1Database, ids: string[]): Promise<Map<string, Receiver>> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS}, sealed_secret AS sealedSecret, old_sealed_secret AS oldSealedSecret, old_until AS oldUntil,
         sealed_secrets AS sealedSecrets
       FROM webhooks WHERE id IN (SELECT value FROM json_each(?))`,
    )
    .bind(JSON.stringify(ids))
    .all<WebhookRow & Pick<Receiver, 'sealedSecret' | 'oldSealedSecret' | 'oldUntil' | 'sealedSecrets'>>();
  return new Map(
    results.map((row) => {
      const { id, site, url, status, rate, request, health } = webhookFrom(row);
      const { sealedSecret, oldSealedSecret, oldUntil, sealedSecrets } = row;
      const sealed = { sealedSecret, oldSealedSecret, oldUntil, sealedSecrets };
      return [id, { id, site, url, status, rate, request, health, ...sealed }];
    }),
  );
}

/** Notes how a receiver stands. */
export async function noteHealth(db: D1Database, id: string, health: WebhookHealth): Promise<void> {
  await db
    .prepare('UPDATE webhooks SET failures = ?, failing_since = ?, open_until = ? WHERE id = ?')
    .bind(health.failures, health.failingSince, health.openUntil, id)
    .run();
}

/** Takes a receiver out of service, with a site fact that says why; what waits for it stays and can be sent again. */
export async function disableWebhook(
  db: D1Database,
  { id, site, url }: Pick<Receiver, 'id' | 'site' | 'url'>,
  reason: string,
  now: number,
): Promise<void> {
  await db.batch([
    db.prepare(`UPDATE webhooks SET status = 'disabled', disabled_reason = ? WHERE id = ?`).bind(reason, id),
    db
      .prepare(
        `UPDATE deliveries SET status = 'failed', next_attempt_at = NULL, leased_until = NULL,
           last_answer = 'the webhook was disabled'
         WHERE webhook = ? AND status IN ('pending', 'claimed')`,
      )
      .bind(id),
    db
      .prepare(
        `INSERT OR IGNORE INTO site_facts (site, at, type, subject, data) VALUES (?, ?, 'webhook.disabled', ?, ?)`,
      )
      .bind(site, now, id, JSON.stringify({ url, reason })),
  ]);
}

/** Reserves the next `count` moments under a receiver's rate; answers the first, epoch milliseconds. */
export async function reserveSlots(
  db: D1Database,
  id: string,
  count: number,
  intervalMs: number,
  now: number,
): Promise<number> {
  const row = await db
    .prepare('UPDATE webhooks SET slot_at = max(slot_at, ?2) + ?3 WHERE id = ?1 RETURNING slot_at - ?3 AS first')
    .bind(id, now, Math.ceil(count * intervalMs))
    .first<{ first: number }>();
  return row?.first ?? now;
}

/** How many deliveries each of these types would have caused in the last 7 days, had one webhook asked for them. */
export async function deliveriesAWeek(
  db: D1Database,
  site: string,
  { facts, events, since }: { facts: string[]; events: string[] | null | undefined; since: number },
): Promise<number> {
  const [told, happened] = await db.batch<{ count: number | null }>([
    db
      .prepare(
        `SELECT count(*) AS count FROM facts WHERE site = ? AND at >= ? AND type IN (SELECT value FROM json_each(?))`,
      )
      .bind(site, since, JSON.stringify(facts)),
    db
      .prepare(
        `SELECT sum(count) AS count FROM event_counts WHERE site = ?1 AND hour >= ?2
         AND (?3 IS NULL OR name IN (SELECT value FROM json_each(?3)))`,
      )
      .bind(site, since, events ? JSON.stringify(events) : null),
  ]);
  return (told?.results[0]?.count ?? 0) + (events === undefined ? 0 : (happened?.results[0]?.count ?? 0));
}
