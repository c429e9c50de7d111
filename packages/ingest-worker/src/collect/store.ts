import type { Teller } from '@footfall/engine';

/** Who an order belongs to, as the site has it. */
export interface OrderClaim {
  /** Name of the customer's object. */
  owner: string;
  toldBy: Teller;
  /** The object whose browser told it before the server did. */
  previousOwner: string | null;
  claimedAt: number;
}

const READ_CLAIM = `SELECT owner, told_by AS toldBy, previous_owner AS previousOwner, claimed_at AS claimedAt
  FROM order_claims WHERE site = ? AND order_id = ?`;

export async function readClaim(db: D1Database, site: string, orderId: string): Promise<OrderClaim | undefined> {
  return (await db.prepare(READ_CLAIM).bind(site, orderId).first<OrderClaim>()) ?? undefined;
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
  const [, read] = await db.batch<OrderClaim>([
    db
      .prepare('INSERT OR IGNORE INTO order_claims (site, order_id, owner, told_by, claimed_at) VALUES (?, ?, ?, ?, ?)')
      .bind(site, orderId, owner, toldBy, now),
    db.prepare(READ_CLAIM).bind(site, orderId),
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
      `UPDATE order_claims SET owner = ?, told_by = ?, previous_owner = ?, claimed_at = ?
       WHERE site = ? AND order_id = ? AND owner = ? AND told_by = ?`,
    )
    .bind(to.owner, to.toldBy, to.previousOwner, to.claimedAt, site, orderId, from.owner, from.toldBy)
    .run();
  return meta.changes > 0;
}
