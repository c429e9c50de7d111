import { MAX_INTEREST_DAYS } from '@footfall/contract';
import { type FactChunk, interestOf } from '@footfall/engine';

const DAY_MS = 24 * 60 * 60_000;
/** Nobody is interested in more within one chunk. */
const MAX_PRODUCTS = 50;

/**
 * Notes what a known customer looked at, for the batch that writes a chunk. Only products of the catalogue count, at
 * the price and stock it has; looking at one again within a day writes nothing, so that views cost no row each.
 */
export function interestStatements(db: D1Database, chunk: FactChunk): D1PreparedStatement[] {
  if (chunk.customer.trust !== 'known') return [];
  const seen = new Map<string, number>();
  for (const fact of chunk.facts) {
    if (fact.type !== 'event.accepted' || fact.historical) continue;
    const product = interestOf(fact.event);
    if (product !== undefined) seen.set(product, fact.at);
  }
  if (seen.size === 0) return [];
  const told = [...seen].slice(-MAX_PRODUCTS).map(([product, at]) => ({ product, at }));
  return [
    db
      .prepare(
        `INSERT INTO interests (site, product, customer, minor, currency, available, at)
         SELECT ?1, p.id, ?2, p.minor, p.currency, p.available, told.value ->> 'at'
         FROM json_each(?3) told JOIN products p ON p.site = ?1 AND p.id = told.value ->> 'product' WHERE true
         ON CONFLICT (site, product, customer) DO UPDATE SET minor = excluded.minor, currency = excluded.currency,
           available = excluded.available, at = excluded.at
         WHERE excluded.at > interests.at AND ((excluded.minor, excluded.currency, excluded.available)
           IS NOT (interests.minor, interests.currency, interests.available) OR excluded.at > interests.at + ?4)`,
      )
      .bind(chunk.site, chunk.customer.id, JSON.stringify(told), DAY_MS),
  ];
}

/** Nobody is told of what they looked at longer ago. */
export async function forgetOldInterests(db: D1Database, now: number, limit: number): Promise<void> {
  await db
    .prepare(
      `DELETE FROM interests WHERE (site, product, customer) IN (
         SELECT site, product, customer FROM interests WHERE at < ?1 LIMIT ?2)`,
    )
    .bind(now - MAX_INTEREST_DAYS * DAY_MS, limit)
    .run();
}
