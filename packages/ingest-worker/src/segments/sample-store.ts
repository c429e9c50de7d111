import type { Trust } from '@footfall/contract';

/** How many customers of these kinds there are. */
export async function population(db: D1Database, site: string, trusts: Trust[]): Promise<number> {
  const row = await db
    .prepare(
      `SELECT count(*) AS count FROM customers
       WHERE site = ?1 AND trust IN (SELECT value FROM json_each(?2)) AND merged_into IS NULL`,
    )
    .bind(site, JSON.stringify(trusts))
    .first<{ count: number }>();
  return row?.count ?? 0;
}

/**
 * A sample of the customers: those whose ids follow `start` in a circle. Ids are hashes, so neighbours have nothing in
 * common; the same start draws the same people.
 */
export async function sampleCustomers(
  db: D1Database,
  site: string,
  trusts: Trust[],
  start: string,
  size: number,
): Promise<string[]> {
  const select = (compare: '>=' | '<') =>
    trusts.map((trust) =>
      db
        .prepare(
          `SELECT id FROM customers WHERE site = ?1 AND trust = ?2 AND id ${compare} ?3 AND merged_into IS NULL
           ORDER BY id LIMIT ?4`,
        )
        .bind(site, trust, start, size),
    );
  const found = await db.batch<{ id: string }>([...select('>='), ...select('<')]);
  const ids = found.map(({ results }) => results.map(({ id }) => id));
  const after = ids.slice(0, trusts.length).flat().toSorted();
  const before = ids.slice(trusts.length).flat().toSorted();
  return [...after, ...before].slice(0, size);
}
