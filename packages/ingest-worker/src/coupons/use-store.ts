/** How often a code can be used, as its pool says now. */
const USES = `coalesce((SELECT p.definition ->> 'uses' FROM coupon_pools p WHERE p.site = ?1 AND p.id = coupons.pool), 1)`;

interface Use {
  /** Whose it may be; anybody's where it is undefined. */
  customers: string[] | undefined;
  orderId: string | undefined;
  /** Names this try. */
  redemption: string;
  now: number;
}

/**
 * For one batch: uses a code once more. The first statement changes one row for exactly as many of all who try as the
 * code has uses; an order that used it already changes none.
 */
export function useStatements(db: D1Database, site: string, code: string, use: Use): D1PreparedStatement[] {
  const { customers, orderId = null, redemption, now } = use;
  return [
    db
      .prepare(
        `UPDATE coupons SET used = used + 1, status = iif(used + 1 >= ${USES}, 'redeemed', status),
           redeemed_at = ?3, order_id = ?4, redemption = ?5
         WHERE site = ?1 AND code = ?2 AND status = 'issued' AND used < ${USES}
           AND (expires_at IS NULL OR expires_at > ?3)
           AND (?6 IS NULL OR customer IN (SELECT value FROM json_each(?6))
                OR customer IN (SELECT id FROM customers WHERE merged_into IN (SELECT value FROM json_each(?6))))
           AND NOT EXISTS (SELECT 1 FROM coupon_uses u WHERE u.site = ?1 AND u.code = ?2 AND u.order_id = ?4)`,
      )
      .bind(site, code, now, orderId, redemption, customers === undefined ? null : JSON.stringify(customers)),
    db
      .prepare(
        `INSERT INTO coupon_uses (site, code, order_id, at)
         SELECT site, code, order_id, redeemed_at FROM coupons
         WHERE site = ? AND code = ? AND redemption = ? AND order_id IS NOT NULL`,
      )
      .bind(site, code, redemption),
  ];
}

/** Whether an order used a code already. */
export async function wasUsedFor(db: D1Database, site: string, code: string, orderId: string): Promise<boolean> {
  const row = await db
    .prepare('SELECT 1 FROM coupon_uses WHERE site = ? AND code = ? AND order_id = ?')
    .bind(site, code, orderId)
    .first();
  return row !== null;
}

/**
 * Notes that a message is about to tell a code to an address; the first time, its days begin. Answers until when it
 * counts (epoch milliseconds, null for ever), or undefined where the address has as many codes as the pool gives one.
 */
export async function noteSending(
  db: D1Database,
  site: string,
  code: string,
  { address, now }: { address: string; now: number },
): Promise<number | null | undefined> {
  const of = (member: string) =>
    `(SELECT p.definition ->> '${member}' FROM coupon_pools p WHERE p.site = ?1 AND p.id = coupons.pool)`;
  const row = await db
    .prepare(
      `UPDATE coupons SET address = ?3, sent_at = coalesce(sent_at, ?4),
         expires_at = iif(sent_at IS NULL AND expires_at IS NOT NULL,
           ?4 + coalesce(cast(${of('expiresAfterDays')} * 86400000 AS INTEGER), expires_at - ?4), expires_at)
       WHERE site = ?1 AND code = ?2 AND (address = ?3 OR ${of('perAddress')} IS NULL
         OR (SELECT count(*) FROM coupons o WHERE o.site = ?1 AND o.pool = coupons.pool AND o.address = ?3)
            < ${of('perAddress')})
       RETURNING expires_at AS expiresAt`,
    )
    .bind(site, code, address, now)
    .first<{ expiresAt: number | null }>();
  return row?.expiresAt;
}
