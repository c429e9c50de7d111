import type { FactChunk } from '@footfall/engine';

/** A message counts as what led to an order for so long after it was asked for. */
const TOUCH_DAYS = 5;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Credits each order of a chunk to the campaign whose message its customer got last, for the batch that writes it: only
 * while the chunk itself, written last, is missing. What a server says later of an order that a browser told changes
 * nothing here.
 */
export function touchStatements(db: D1Database, chunk: FactChunk): D1PreparedStatement[] {
  const orders = chunk.facts.flatMap((fact) =>
    fact.type === 'order.completed' && !fact.historical
      ? [{ at: fact.at, currency: fact.order.currency, minor: fact.order.totalMinor }]
      : [],
  );
  return orders.map(({ at, currency, minor }) =>
    db
      .prepare(
        `INSERT INTO campaign_counts (site, campaign, version, step, what, count, minor)
         SELECT ?1, last.campaign, last.campaign_version, '', told.value ->> 'what', 1, told.value ->> 'minor'
         FROM (SELECT campaign, campaign_version FROM deliveries
               WHERE customer = ?2 AND campaign IS NOT NULL AND status IN ('sent', 'delivered')
                 AND created_at > ?3 AND created_at <= ?4
               ORDER BY created_at DESC LIMIT 1) last, json_each(?5) told
         WHERE NOT EXISTS (SELECT 1 FROM chunks WHERE id = ?6)
         ON CONFLICT (site, campaign, version, step, what) DO UPDATE SET
           count = count + excluded.count, minor = minor + excluded.minor`,
      )
      .bind(
        chunk.site,
        chunk.customer.id,
        at - TOUCH_DAYS * DAY_MS,
        at,
        JSON.stringify([
          { what: 'touch', minor: 0 },
          { what: `touch:${currency}`, minor },
        ]),
        chunk.id,
      ),
  );
}
