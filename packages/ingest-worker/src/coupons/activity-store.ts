import type { CouponActivity } from '@footfall/contract';

/** From so many on, within the days that are looked at, something is worth a person's look. */
const SUSPICIOUS = { unknown: 10, wrong_customer: 3, used: 5, expired: 10, redeemed: 5 } as const;
const MAX_ROWS = 100;

interface Row {
  kind: CouponActivity['kind'];
  customer: string | null;
  userId: string | null;
  pool: string | null;
  count: number;
  at: number;
}

/** What looks wrong about a site's coupons since an instant (epoch milliseconds), newest first. */
export async function couponActivity(db: D1Database, site: string, since: number): Promise<CouponActivity[]> {
  const { results } = await db
    .prepare(
      `SELECT seen.kind, nullif(seen.customer, '') AS customer, c.user_id AS userId, seen.pool, seen.count, seen.at FROM (
         SELECT 'tried:' || m.result AS kind, m.customer, NULL AS pool, sum(m.count) AS count, max(m.minute) AS at
         FROM coupon_misses m JOIN json_each(?3) l ON l.key = m.result
         WHERE m.site = ?1 AND m.minute >= ?2 GROUP BY m.customer, m.result HAVING sum(m.count) >= l.value
         UNION ALL
         SELECT 'redeemed_often', customer, pool, count(*), max(redeemed_at) FROM coupons
         WHERE site = ?1 AND status = 'redeemed' AND redeemed_at >= ?2 AND customer NOT LIKE 'erased %'
         GROUP BY customer, pool HAVING count(*) >= (SELECT value FROM json_each(?3) WHERE key = 'redeemed')
         UNION ALL
         SELECT 'low', NULL, subject, data ->> 'left', at FROM site_facts
         WHERE site = ?1 AND type = 'coupons.low' AND at >= ?2
       ) seen LEFT JOIN customers c ON c.id = seen.customer ORDER BY seen.at DESC LIMIT ?4`,
    )
    .bind(site, since, JSON.stringify(SUSPICIOUS), MAX_ROWS)
    .all<Row>();
  return results.map(({ at, ...row }) => ({ ...row, at: new Date(at).toISOString() }));
}
