import { MAX_PARTIALS, type PartialDefinition } from '@footfall/contract';
import type { Partials } from '../deliveries/messages/partials.ts';

/** A partial as the database keeps it. Times are epoch milliseconds. */
export interface PartialRow {
  id: string;
  definition: PartialDefinition;
  createdAt: number;
  updatedAt: number;
}

/** Every partial of a site by id. */
export async function listPartials(db: D1Database, site: string): Promise<PartialRow[]> {
  const { results } = await db
    .prepare('SELECT id, definition, created_at, updated_at FROM partials WHERE site = ? ORDER BY id')
    .bind(site)
    .all<{ id: string; definition: string; created_at: number; updated_at: number }>();
  return results.map(({ id, definition, created_at, updated_at }) => ({
    id,
    definition: JSON.parse(definition) as PartialDefinition,
    createdAt: created_at,
    updatedAt: updated_at,
  }));
}

/** What a site's partials put in. */
export async function sitePartials(db: D1Database, site: string): Promise<Partials> {
  return lentBy(await listPartials(db, site));
}

export function lentBy(rows: Pick<PartialRow, 'id' | 'definition'>[]): Partials {
  return Object.fromEntries(
    rows.map(({ id, definition: { html, text } }) => [
      id,
      { ...(html === undefined ? {} : { html }), ...(text === undefined ? {} : { text }) },
    ]),
  );
}

/** False where the id is taken, or the site has as many as it may have. */
export async function insertPartial(
  db: D1Database,
  site: string,
  id: string,
  definition: PartialDefinition,
  now: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO partials (site, id, definition, created_at, updated_at)
       SELECT ?1, ?2, ?3, ?4, ?4 WHERE (SELECT count(*) FROM partials WHERE site = ?1) < ?5 ON CONFLICT DO NOTHING`,
    )
    .bind(site, id, JSON.stringify(definition), now, MAX_PARTIALS)
    .run();
  return meta.changes > 0;
}

export async function savePartial(
  db: D1Database,
  site: string,
  id: string,
  definition: PartialDefinition,
  now: number,
): Promise<void> {
  await db
    .prepare('UPDATE partials SET definition = ?3, updated_at = ?4 WHERE site = ?1 AND id = ?2')
    .bind(site, id, JSON.stringify(definition), now)
    .run();
}

export async function dropPartial(db: D1Database, site: string, id: string): Promise<void> {
  await db.prepare('DELETE FROM partials WHERE site = ? AND id = ?').bind(site, id).run();
}
