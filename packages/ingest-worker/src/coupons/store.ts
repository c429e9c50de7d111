import type { CouponPoolDefinition, CouponValue, Trust, WebhookCustomer } from '@footfall/contract';

/** A code that somebody has. Times are epoch milliseconds. */
export interface CouponRow {
  code: string;
  pool: string;
  customer: string;
  campaign: string;
  entity: string;
  status: 'issued' | 'redeemed';
  /** How often it was used, and how often it can be. */
  used: number;
  uses: number;
  issuedAt: number;
  expiresAt: number | null;
  redeemedAt: number | null;
  orderId: string | null;
  value: CouponValue;
  minimum: { amount: number; currency: string } | null;
}

type Stored = Omit<CouponRow, 'uses' | 'value' | 'minimum'> & { definition: string };
const SELECT = `SELECT c.code, c.pool, c.customer, c.campaign, c.entity, c.status, c.used, c.issued_at AS issuedAt,
    c.expires_at AS expiresAt, c.redeemed_at AS redeemedAt, c.order_id AS orderId, p.definition
  FROM coupons c JOIN coupon_pools p ON p.site = c.site AND p.id = c.pool`;

function rowFrom({ definition, ...row }: Stored): CouponRow {
  const { uses = 1, value, minimum = null } = JSON.parse(definition) as CouponPoolDefinition;
  return { ...row, uses, value, minimum };
}

/** The newest coupon of a customer in a campaign, about one entity; of what has become part of them too. */
export async function couponOf(
  db: D1Database,
  site: string,
  customer: string,
  campaign: string,
  entity: string,
): Promise<CouponRow | undefined> {
  const row = await db
    .prepare(
      `${SELECT} WHERE c.site = ?1 AND c.campaign = ?3 AND c.entity = ?4 AND c.status = 'issued'
         AND (c.customer = ?2 OR c.customer IN (SELECT id FROM customers WHERE merged_into = ?2))
       ORDER BY c.issued_at DESC LIMIT 1`,
    )
    .bind(site, customer, campaign, entity)
    .first<Stored>();
  return row ? rowFrom(row) : undefined;
}

export async function findCoupon(db: D1Database, site: string, code: string): Promise<CouponRow | undefined> {
  const row = await db.prepare(`${SELECT} WHERE c.site = ? AND c.code = ?`).bind(site, code).first<Stored>();
  return row ? rowFrom(row) : undefined;
}

/** Whoever got a coupon, as webhooks are told of them. */
export async function holderOf(db: D1Database, customer: string): Promise<WebhookCustomer> {
  const row = await db
    .prepare('SELECT user_id AS userId, anonymous_id AS anonymousId, trust FROM customers WHERE id = ?')
    .bind(customer)
    .first<{ userId: string | null; anonymousId: string | null; trust: Trust }>();
  return {
    id: customer,
    ...(row?.userId ? { userId: row.userId } : {}),
    ...(row?.anonymousId ? { anonymousId: row.anonymousId } : {}),
    trust: row?.trust ?? 'anonymous',
  };
}

/** Newest first. */
export async function listCoupons(
  db: D1Database,
  site: string,
  pool: string,
  page: { before?: { issuedAt: number; code: string }; limit: number },
): Promise<CouponRow[]> {
  const { results } = await db
    .prepare(
      `${SELECT} WHERE c.site = ?1 AND c.pool = ?2 AND (?3 IS NULL OR (c.issued_at, c.code) < (?3, ?4))
       ORDER BY c.issued_at DESC, c.code DESC LIMIT ?5`,
    )
    .bind(site, pool, page.before?.issuedAt ?? null, page.before?.code ?? null, page.limit)
    .all<Stored>();
  return results.map(rowFrom);
}

/** Whom a coupon is for. */
export interface CouponKey {
  pool: string;
  customer: string;
  campaign: string;
  entity: string;
}

/**
 * Issues a coupon, or finds the one that was issued for the same key before. `code`: the generated one; without it one
 * of those that were uploaded is taken. Nothing where there is none left or the day's ceiling is reached.
 */
export async function issueCoupon(
  db: D1Database,
  site: string,
  { pool, customer, campaign, entity }: CouponKey,
  given: { code?: string; expiresAt?: number; perDay?: number; dayStart: number; now: number },
): Promise<string | undefined> {
  const key = [site, pool, customer, campaign, entity] as const;
  const isNew = `NOT EXISTS (SELECT 1 FROM coupons
    WHERE site = ?1 AND pool = ?2 AND customer = ?3 AND campaign = ?4 AND entity = ?5)`;
  const hasRoom = `(?8 IS NULL OR (SELECT count(*) FROM coupons
    WHERE site = ?1 AND pool = ?2 AND issued_at >= ?9) < ?8)`;
  const columns = 'site, pool, customer, campaign, entity, issued_at, expires_at, code';
  const limits = [given.now, given.expiresAt ?? null, given.perDay ?? null, given.dayStart] as const;
  const insert =
    given.code === undefined
      ? db
          .prepare(
            `INSERT INTO coupons (${columns})
             SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, code FROM coupon_codes
             WHERE site = ?1 AND pool = ?2 AND taken = 0 AND ${isNew} AND ${hasRoom} ORDER BY code LIMIT 1`,
          )
          .bind(...key, ...limits)
      : db
          .prepare(
            `INSERT INTO coupons (${columns}) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?10 WHERE ${isNew} AND ${hasRoom}`,
          )
          .bind(...key, ...limits, given.code);
  const [, , found] = await db.batch([
    insert,
    db
      .prepare(
        `UPDATE coupon_codes SET taken = 1 WHERE site = ?1 AND taken = 0 AND code = (SELECT code FROM coupons
           WHERE site = ?1 AND pool = ?2 AND customer = ?3 AND campaign = ?4 AND entity = ?5)`,
      )
      .bind(...key),
    db
      .prepare('SELECT code FROM coupons WHERE site = ? AND pool = ? AND customer = ? AND campaign = ? AND entity = ?')
      .bind(...key),
  ]);
  return (found?.results[0] as { code: string } | undefined)?.code;
}

/**
 * For the batch that writes a chunk: what was issued for enrolments that are over and of which nothing went out is
 * anybody's again.
 */
export function giveBackStatements(db: D1Database, site: string, customer: string, runs: CouponRun[]) {
  if (runs.length === 0) return [];
  // A code that an earlier enrolment about the same has told somebody is theirs, whatever becomes of a later one.
  const wentOut = `sent_at IS NOT NULL AND EXISTS (SELECT 1 FROM deliveries d WHERE d.customer = ?2
    AND d.site = ?1 AND d.campaign = coupons.campaign AND d.status NOT IN ('withheld', 'failed'))`;
  const isOver = `site = ?1 AND customer = ?2 AND used = 0 AND NOT (${wentOut}) AND EXISTS (
    SELECT 1 FROM json_each(?3) r WHERE r.value ->> 'campaign' = coupons.campaign
      AND r.value ->> 'entity' = coupons.entity
      AND EXISTS (SELECT 1 FROM facts f WHERE f.customer = ?2 AND f.type = 'campaign.ended'
                  AND f.data ->> '$.run' = r.value ->> 'run')
      AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.customer = ?2 AND d.run = r.value ->> 'run'
                      AND d.status NOT IN ('withheld', 'failed')))`;
  const values = [site, customer, JSON.stringify(runs)] as const;
  return [
    db
      .prepare(
        `UPDATE coupon_codes SET taken = 0 WHERE site = ?1 AND code IN (SELECT code FROM coupons WHERE ${isOver})`,
      )
      .bind(...values),
    db.prepare(`DELETE FROM coupons WHERE ${isOver}`).bind(...values),
  ];
}

export interface CouponRun {
  campaign: string;
  run: string;
  entity: string;
}

/** Notes that a site was told something about a pool; false where that is known already. */
export async function noteLowStock(db: D1Database, site: string, pool: string, left: number, now: number) {
  const day = new Date(now).toISOString().slice(0, 10);
  const { meta } = await db
    .prepare(
      `INSERT INTO site_facts (site, at, type, subject, data)
       SELECT ?1, ?2, 'coupons.low', ?3, ?4
       WHERE NOT EXISTS (SELECT 1 FROM site_facts WHERE site = ?1 AND type = 'coupons.low' AND subject = ?3
                         AND data ->> 'day' = ?5)`,
    )
    .bind(site, now, pool, JSON.stringify({ left, day }), day)
    .run();
  return meta.changes > 0;
}
