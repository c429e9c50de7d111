import type { WebhookBody } from '@footfall/contract';
import { nanoid } from 'nanoid';

/** Webhook calls that go with a redemption: written in its batch, and only where it succeeded. */
export function insertDeliveries(
  db: D1Database,
  site: string,
  customer: string,
  webhooks: string[],
  body: WebhookBody,
  only: { code: string; redemption: string },
  now: number,
): { statement: D1PreparedStatement; ids: string[] } | undefined {
  if (webhooks.length === 0) return undefined;
  const rows = webhooks.map((webhook) => ({ id: `msg_${nanoid(24)}`, webhook }));
  const statement = db
    .prepare(
      `INSERT INTO deliveries (id, site, webhook, customer, sequence, type, body, next_attempt_at, created_at)
       SELECT value ->> 'id', ?1, value ->> 'webhook', ?2, 0, ?3, ?4, ?5, ?5 FROM json_each(?6)
       WHERE EXISTS (SELECT 1 FROM coupons WHERE site = ?1 AND code = ?7 AND redemption = ?8)`,
    )
    .bind(site, customer, body.type, JSON.stringify(body), now, JSON.stringify(rows), only.code, only.redemption);
  return { statement, ids: rows.map(({ id }) => id) };
}
