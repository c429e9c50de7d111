import type { ProductRow } from './product.ts';

type Stored = Omit<ProductRow, 'available'> & { available: number };
const SELECT = 'SELECT id, name, url, minor, currency, available, updated_at AS updatedAt FROM products';
const rowFrom = (row: Stored): ProductRow => ({ ...row, available: row.available === 1 });

export async function findProducts(db: D1Database, site: string, ids: string[]): Promise<ProductRow[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE site = ? AND id IN (SELECT value FROM json_each(?))`)
    .bind(site, JSON.stringify(ids))
    .all<Stored>();
  return results.map(rowFrom);
}

/** By id. */
export async function listProducts(db: D1Database, site: string, after: string, limit: number): Promise<ProductRow[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE site = ? AND id > ? ORDER BY id LIMIT ?`)
    .bind(site, after, limit)
    .all<Stored>();
  return results.map(rowFrom);
}

/** Only what says something else than before is written. */
export function saveProducts(db: D1Database, site: string, products: ProductRow[]): D1PreparedStatement {
  return db
    .prepare(
      `INSERT INTO products (site, id, name, url, minor, currency, available, updated_at)
       SELECT ?1, value ->> 'id', value ->> 'name', value ->> 'url', value ->> 'minor', value ->> 'currency',
              value ->> 'available', value ->> 'updatedAt' FROM json_each(?2) WHERE true
       ON CONFLICT (site, id) DO UPDATE SET name = excluded.name, url = excluded.url, minor = excluded.minor,
         currency = excluded.currency, available = excluded.available, updated_at = excluded.updated_at
       WHERE (name, url, minor, currency, available) IS NOT
             (excluded.name, excluded.url, excluded.minor, excluded.currency, excluded.available)`,
    )
    .bind(site, JSON.stringify(products.map((product) => ({ ...product, available: product.available ? 1 : 0 }))));
}

/** False where there is no such product. Nobody is interested in it any more. */
export async function dropProduct(db: D1Database, site: string, id: string): Promise<boolean> {
  const [dropped] = await db.batch([
    db.prepare('DELETE FROM products WHERE site = ? AND id = ?').bind(site, id),
    db.prepare('DELETE FROM interests WHERE site = ? AND product = ?').bind(site, id),
  ]);
  return (dropped?.meta.changes ?? 0) > 0;
}
