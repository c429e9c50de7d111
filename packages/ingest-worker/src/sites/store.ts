import type { Site } from './site.ts';

interface SiteRow {
  id: string;
  name: string;
  currency: string;
  time_zone: string;
  orders: Site['orders'];
  allowed_origins: string;
  rules_version: number;
}

const SITE_COLUMNS = 's.id, s.name, s.currency, s.time_zone, s.orders, s.allowed_origins, s.rules_version';

function siteFrom(row: SiteRow): Site {
  return {
    id: row.id,
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    orders: row.orders,
    allowedOrigins: JSON.parse(row.allowed_origins) as string[],
    rulesVersion: row.rules_version,
  };
}

/** The site a live key opens, and what it may do. */
export async function findByKey(
  db: D1Database,
  keyHash: string,
): Promise<{ site: Site; kind: 'write' | 'secret' } | undefined> {
  const row = await db
    .prepare(
      `SELECT ${SITE_COLUMNS}, k.kind FROM keys k JOIN sites s ON s.id = k.site WHERE k.hash = ? AND k.revoked_at IS NULL`,
    )
    .bind(keyHash)
    .first<SiteRow & { kind: 'write' | 'secret' }>();
  return row ? { site: siteFrom(row), kind: row.kind } : undefined;
}

export async function findSite(db: D1Database, id: string): Promise<Site | undefined> {
  const row = await db.prepare(`SELECT ${SITE_COLUMNS} FROM sites s WHERE s.id = ?`).bind(id).first<SiteRow>();
  return row ? siteFrom(row) : undefined;
}

/** Sites that have a console password; all of them, as a deployment has few. */
export async function sitesWithPassword(db: D1Database): Promise<{ id: string; password: string }[]> {
  const { results } = await db
    .prepare('SELECT id, console_password AS password FROM sites WHERE console_password IS NOT NULL LIMIT 2')
    .all<{ id: string; password: string }>();
  return results;
}

/** The site's live write key, newest first: it is public, so it may be shown. */
export async function readableWriteKey(db: D1Database, site: string): Promise<string | undefined> {
  const row = await db
    .prepare(
      `SELECT readable FROM keys WHERE site = ? AND kind = 'write' AND revoked_at IS NULL ORDER BY created_at DESC LIMIT 1`,
    )
    .bind(site)
    .first<{ readable: string }>();
  return row?.readable;
}
