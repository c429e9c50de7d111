import { nanoid } from 'nanoid';

/** What may be asked about one person. */
export type AuditAction = 'customer.exported' | 'customer.erasure_requested';

export interface AuditRow {
  id: string;
  at: number;
  actor: string;
  action: AuditAction;
  /** Footfall's id, which tells nobody who it is. */
  customer: string;
}

/** Notes who asked for what. Throws where it cannot: what is not noted is not done. */
export async function note(db: D1Database, site: string, row: Omit<AuditRow, 'id'>): Promise<void> {
  await db
    .prepare('INSERT INTO audit (site, at, id, actor, action, customer) VALUES (?, ?, ?, ?, ?, ?)')
    .bind(site, row.at, nanoid(8), row.actor, row.action, row.customer)
    .run();
}

/** Newest first. */
export async function listAudit(
  db: D1Database,
  site: string,
  page: { before?: { at: number; id: string }; limit: number },
): Promise<AuditRow[]> {
  const { results } = await db
    .prepare(
      `SELECT id, at, actor, action, customer FROM audit
       WHERE site = ?1 AND (?2 IS NULL OR (at, id) < (?2, ?3)) ORDER BY at DESC, id DESC LIMIT ?4`,
    )
    .bind(site, page.before?.at ?? null, page.before?.id ?? null, page.limit)
    .all<AuditRow>();
  return results;
}
