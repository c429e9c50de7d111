import type { KeyKind, KeyRow } from './new-key.ts';

export interface KeyInfo {
  id: string;
  kind: KeyKind;
  /** The text of a write key; secret ones are never told again. */
  key: string | null;
  createdAt: number;
}

export function insertKey(db: D1Database, site: string, row: KeyRow, now: number): D1PreparedStatement {
  return db
    .prepare('INSERT INTO keys (hash, id, site, kind, readable, sealed, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)')
    .bind(row.hash, row.id, site, row.kind, row.readable, row.sealed, now);
}

export async function liveKeys(db: D1Database, site: string): Promise<KeyInfo[]> {
  const { results } = await db
    .prepare(
      `SELECT id, kind, readable AS key, created_at AS createdAt FROM keys
       WHERE site = ? AND revoked_at IS NULL ORDER BY kind, created_at`,
    )
    .bind(site)
    .all<KeyInfo>();
  return results;
}

/** Answers whether there was a live key of that id. */
export async function revokeKey(db: D1Database, site: string, id: string, now: number): Promise<boolean> {
  const { meta } = await db
    .prepare('UPDATE keys SET revoked_at = ? WHERE site = ? AND id = ? AND revoked_at IS NULL')
    .bind(now, site, id)
    .run();
  return meta.changes > 0;
}
