import type { CouponPoolDefinition } from '@footfall/contract';

/** A pool as the database keeps it. Times are epoch milliseconds. */
export interface PoolRow {
  id: string;
  definition: CouponPoolDefinition;
  /** What generated codes are signed with. */
  sealedSecret: string;
  createdAt: number;
  updatedAt: number;
}

/** A pool and how it stands. */
export interface PoolStock extends PoolRow {
  issued: number;
  redeemed: number;
  /** Of an uploaded pool: codes nobody has. */
  left: number;
}

type Stored = { id: string; definition: string; sealed_secret: string; created_at: number; updated_at: number };
const COLUMNS = 'p.id, p.definition, p.sealed_secret, p.created_at, p.updated_at';

function rowFrom(stored: Stored): PoolRow {
  return {
    id: stored.id,
    definition: JSON.parse(stored.definition) as CouponPoolDefinition,
    sealedSecret: stored.sealed_secret,
    createdAt: stored.created_at,
    updatedAt: stored.updated_at,
  };
}

const MAX_POOLS = 500;

export async function poolIds(db: D1Database, site: string): Promise<string[]> {
  const { results } = await db
    .prepare('SELECT id FROM coupon_pools WHERE site = ? ORDER BY id LIMIT ?')
    .bind(site, MAX_POOLS)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** Pools with their stock: all of a site, or one. */
export async function poolStocks(db: D1Database, site: string, id?: string): Promise<PoolStock[]> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS},
         (SELECT count(*) FROM coupons c WHERE c.site = p.site AND c.pool = p.id) AS issued,
         (SELECT count(*) FROM coupons c WHERE c.site = p.site AND c.pool = p.id AND c.used > 0) AS redeemed,
         (SELECT count(*) FROM coupon_codes k WHERE k.site = p.site AND k.pool = p.id AND k.taken = 0) AS "left"
       FROM coupon_pools p WHERE p.site = ?1 AND (?2 IS NULL OR p.id = ?2) ORDER BY p.id LIMIT ?3`,
    )
    .bind(site, id ?? null, MAX_POOLS)
    .all<Stored & { issued: number; redeemed: number; left: number }>();
  return results.map((row) => ({ ...rowFrom(row), issued: row.issued, redeemed: row.redeemed, left: row.left }));
}

export async function findPool(db: D1Database, site: string, id: string): Promise<PoolRow | undefined> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM coupon_pools p WHERE p.site = ? AND p.id = ?`)
    .bind(site, id)
    .first<Stored>();
  return row ? rowFrom(row) : undefined;
}

/** False where the id is taken. */
export async function insertPool(
  db: D1Database,
  site: string,
  { id, definition, sealedSecret }: Pick<PoolRow, 'id' | 'definition' | 'sealedSecret'>,
  now: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO coupon_pools (site, id, definition, sealed_secret, created_at, updated_at)
       VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT DO NOTHING`,
    )
    .bind(site, id, JSON.stringify(definition), sealedSecret, now)
    .run();
  return meta.changes > 0;
}

export async function savePool(
  db: D1Database,
  site: string,
  id: string,
  definition: CouponPoolDefinition,
  now: number,
): Promise<void> {
  await db
    .prepare('UPDATE coupon_pools SET definition = ?3, updated_at = ?4 WHERE site = ?1 AND id = ?2')
    .bind(site, id, JSON.stringify(definition), now)
    .run();
}

/** Forgets a pool that never issued anything. False where it did. */
export async function dropPool(db: D1Database, site: string, id: string): Promise<boolean> {
  const [dropped] = await db.batch([
    db
      .prepare(
        `DELETE FROM coupon_pools WHERE site = ?1 AND id = ?2
         AND NOT EXISTS (SELECT 1 FROM coupons WHERE site = ?1 AND pool = ?2)`,
      )
      .bind(site, id),
    db
      .prepare(
        `DELETE FROM coupon_codes WHERE site = ?1 AND pool = ?2
         AND NOT EXISTS (SELECT 1 FROM coupon_pools WHERE site = ?1 AND id = ?2)`,
      )
      .bind(site, id),
  ]);
  return (dropped?.meta.changes ?? 0) > 0;
}

/** Adds codes to a pool; answers how many of them nobody had. */
export async function addCodes(db: D1Database, site: string, pool: string, codes: string[]): Promise<number> {
  const { meta } = await db
    .prepare(
      `INSERT OR IGNORE INTO coupon_codes (site, code, pool)
       SELECT ?1, value, ?2 FROM json_each(?3)
       WHERE NOT EXISTS (SELECT 1 FROM coupons WHERE site = ?1 AND code = value)`,
    )
    .bind(site, pool, JSON.stringify(codes))
    .run();
  return meta.changes;
}
