import { MAX_SEGMENTS, type SegmentDefinition } from '@footfall/contract';
import type { SegmentRow } from './segment-row.ts';

type Stored = {
  id: string;
  draft: string;
  published: string | null;
  published_at: number | null;
  changed_in: number | null;
  created_in: number | null;
  size: number;
  created_at: number;
  updated_at: number;
};
const COLUMNS = 'id, draft, published, published_at, changed_in, created_in, size, created_at, updated_at';

function rowFrom(stored: Stored): SegmentRow {
  return {
    id: stored.id,
    draft: JSON.parse(stored.draft) as SegmentDefinition,
    published: stored.published ? (JSON.parse(stored.published) as SegmentDefinition) : undefined,
    publishedAt: stored.published_at ?? undefined,
    changedIn: stored.changed_in ?? undefined,
    createdIn: stored.created_in ?? undefined,
    size: stored.size,
    createdAt: stored.created_at,
    updatedAt: stored.updated_at,
  };
}

/** By id, those after `after`. */
export async function listSegments(db: D1Database, site: string, after: string, limit: number): Promise<SegmentRow[]> {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM segments WHERE site = ? AND id > ? AND deleted_at IS NULL ORDER BY id LIMIT ?`)
    .bind(site, after, limit)
    .all<Stored>();
  return results.map(rowFrom);
}

/** Every segment of a site; `MAX_SEGMENTS` bounds them. */
export function allSegments(db: D1Database, site: string): Promise<SegmentRow[]> {
  return listSegments(db, site, '', MAX_SEGMENTS);
}

export async function findSegment(db: D1Database, site: string, id: string): Promise<SegmentRow | undefined> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM segments WHERE site = ? AND id = ? AND deleted_at IS NULL`)
    .bind(site, id)
    .first<Stored>();
  return row ? rowFrom(row) : undefined;
}

/** Ids in use, those still being deleted too. */
export async function takenIds(db: D1Database, site: string): Promise<Set<string>> {
  const { results } = await db.prepare('SELECT id FROM segments WHERE site = ?').bind(site).all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}

/** False where the id is taken. */
export async function insertSegment(
  db: D1Database,
  site: string,
  id: string,
  draft: SegmentDefinition,
  now: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      'INSERT INTO segments (site, id, draft, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4) ON CONFLICT DO NOTHING',
    )
    .bind(site, id, JSON.stringify(draft), now)
    .run();
  return meta.changes > 0;
}

/** False where there is no such segment. */
export async function saveDraft(
  db: D1Database,
  site: string,
  id: string,
  draft: SegmentDefinition,
  now: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare('UPDATE segments SET draft = ?3, updated_at = ?4 WHERE site = ?1 AND id = ?2 AND deleted_at IS NULL')
    .bind(site, id, JSON.stringify(draft), now)
    .run();
  return meta.changes > 0;
}

/** What was drafted is what is in force. */
export function markPublished(
  db: D1Database,
  site: string,
  id: string,
  published: { definition: SegmentDefinition; changedIn: number; createdIn: number },
  now: number,
): D1PreparedStatement {
  return db
    .prepare(
      'UPDATE segments SET published = ?3, changed_in = ?4, created_in = ?5, published_at = ?6 WHERE site = ?1 AND id = ?2',
    )
    .bind(site, id, JSON.stringify(published.definition), published.changedIn, published.createdIn, now);
}

/** Gone for everybody who asks; moves that are still on their way no longer count. */
export function markDeleted(db: D1Database, site: string, id: string, now: number): D1PreparedStatement {
  return db
    .prepare('UPDATE segments SET deleted_at = ?3, created_in = NULL, published = NULL WHERE site = ?1 AND id = ?2')
    .bind(site, id, now);
}

export async function deletedSegments(db: D1Database, limit: number): Promise<{ site: string; id: string }[]> {
  const { results } = await db
    .prepare('SELECT site, id FROM segments WHERE deleted_at IS NOT NULL LIMIT ?')
    .bind(limit)
    .all<{ site: string; id: string }>();
  return results;
}

/** Forgets a deleted segment once nobody is remembered in it. */
export async function dropSegment(db: D1Database, site: string, id: string): Promise<void> {
  await db.batch([
    db.prepare('DELETE FROM segment_moves WHERE site = ? AND segment = ?').bind(site, id),
    db.prepare('DELETE FROM segments WHERE site = ? AND id = ? AND deleted_at IS NOT NULL').bind(site, id),
  ]);
}
