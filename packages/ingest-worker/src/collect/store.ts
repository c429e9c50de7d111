import type { Teller } from '@footfall/engine';
import { sha256Hex } from '../crypto/sha256.ts';

/** Who an order belongs to, as the site has it. */
export interface OrderClaim {
  /** Name of the customer's object. */
  owner: string;
  toldBy: Teller;
  /** The object whose browser told it before the server did. */
  previousOwner: string | null;
  claimedAt: number;
  /** When the owner is known to have taken it in. */
  appliedAt: number | null;
}

/** Owner of an order whose customer was erased: it stays claimed, under the hash of its number. */
export const ERASED = 'erased';
const ERASED_PREFIX = 'sha256:';
const ESCAPE = '=';

const READ_CLAIM = `SELECT owner, told_by AS toldBy, previous_owner AS previousOwner, claimed_at AS claimedAt,
  applied_at AS appliedAt
  FROM order_claims WHERE site = ? AND order_id IN (?, ?) ORDER BY owner = '${ERASED}' DESC LIMIT 1`;

export async function readClaim(db: D1Database, site: string, orderId: string): Promise<OrderClaim | undefined> {
  const name = claimName(orderId);
  const read = db.prepare(READ_CLAIM).bind(site, name, await erasedName(name));
  return (await read.first<OrderClaim>()) ?? undefined;
}

/** The name of a claim once its customer was erased. */
export async function erasedName(name: string): Promise<string> {
  return `${ERASED_PREFIX}${await sha256Hex(name)}`;
}

/** Under what an order is claimed: its number, but never what an erased one is kept under, which anybody could compute. */
function claimName(orderId: string): string {
  return orderId.startsWith(ERASED_PREFIX) || orderId.startsWith(ESCAPE) ? `${ESCAPE}${orderId}` : orderId;
}

/** Claims an order for an object unless it is claimed; either way answers who has it. */
export async function claimOrder(
  db: D1Database,
  site: string,
  orderId: string,
  owner: string,
  toldBy: Teller,
  now: number,
): Promise<OrderClaim> {
  const name = claimName(orderId);
  const erased = await erasedName(name);
  const [, read] = await db.batch<OrderClaim>([
    db
      .prepare(
        `INSERT OR IGNORE INTO order_claims (site, order_id, owner, told_by, claimed_at)
         SELECT ?1, ?2, ?3, ?4, ?5 WHERE NOT EXISTS (SELECT 1 FROM order_claims WHERE site = ?1 AND order_id = ?6)`,
      )
      .bind(site, name, owner, toldBy, now, erased),
    db.prepare(READ_CLAIM).bind(site, name, erased),
  ]);
  const claim = read?.results[0];
  if (!claim) throw new Error('an order claim vanished while it was made');
  return claim;
}

/** Hands a claim from one object to another, unless somebody else did so first. Answers whether it was this call. */
export async function moveClaim(
  db: D1Database,
  site: string,
  orderId: string,
  from: OrderClaim,
  to: OrderClaim,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE order_claims SET owner = ?, told_by = ?, previous_owner = ?, claimed_at = ?, applied_at = NULL
       WHERE site = ? AND order_id = ? AND owner = ? AND told_by = ?`,
    )
    .bind(to.owner, to.toldBy, to.previousOwner, to.claimedAt, site, claimName(orderId), from.owner, from.toldBy)
    .run();
  return meta.changes > 0;
}

/** Claims rows of an import unless they are claimed; answers since when each is that was taken in. */
export async function claimImportRows(
  db: D1Database,
  site: string,
  id: string,
  rows: number[],
  now: number,
): Promise<Map<number, number>> {
  const list = JSON.stringify(rows);
  const [, read] = await db.batch<{ row: number; claimed_at: number }>([
    db
      .prepare(
        `INSERT OR IGNORE INTO import_rows (site, import, row, claimed_at)
         SELECT ?1, ?2, value, ?3 FROM json_each(?4)`,
      )
      .bind(site, id, now, list),
    db
      .prepare(
        `SELECT row, claimed_at FROM import_rows
         WHERE site = ?1 AND import = ?2 AND applied_at IS NOT NULL AND row IN (SELECT value FROM json_each(?3))`,
      )
      .bind(site, id, list),
  ]);
  return new Map(read?.results.map(({ row, claimed_at }) => [row, claimed_at]));
}

/** Notes that rows were taken in, so that they are known after their customers have forgotten them. */
export async function markRowsApplied(
  db: D1Database,
  site: string,
  id: string,
  rows: number[],
  now: number,
): Promise<void> {
  await db
    .prepare(
      `UPDATE import_rows SET applied_at = ?1
       WHERE site = ?2 AND import = ?3 AND row IN (SELECT value FROM json_each(?4)) AND applied_at IS NULL`,
    )
    .bind(now, site, id, JSON.stringify(rows))
    .run();
}

/** Notes that orders were taken in, so that they are known after their customers have forgotten them. */
export async function markApplied(db: D1Database, site: string, orderIds: string[], now: number): Promise<void> {
  await db
    .prepare(
      `UPDATE order_claims SET applied_at = ?1
       WHERE site = ?2 AND order_id IN (SELECT value FROM json_each(?3)) AND applied_at IS NULL`,
    )
    .bind(now, site, JSON.stringify(orderIds.map(claimName)))
    .run();
}
