import type { Rules } from '@footfall/engine';
import type { Site } from './site.ts';

interface SiteRow {
  id: string;
  name: string;
  currency: string;
  time_zone: string;
  orders: Site['orders'];
  rewards: Site['rewards'];
  allowed_origins: string;
  consent: Site['consent'];
  new_customers_per_hour: number;
  wakes_per_second: number;
  location_hint: DurableObjectLocationHint | null;
  rules_version: number;
}

const SITE_COLUMNS = `s.id, s.name, s.currency, s.time_zone, s.orders, s.rewards, s.allowed_origins, s.consent,
  s.new_customers_per_hour, s.wakes_per_second, s.location_hint, s.rules_version`;

function siteFrom(row: SiteRow): Site {
  return {
    id: row.id,
    name: row.name,
    currency: row.currency,
    timeZone: row.time_zone,
    orders: row.orders,
    rewards: row.rewards,
    allowedOrigins: JSON.parse(row.allowed_origins) as string[],
    consent: row.consent,
    newCustomersPerHour: row.new_customers_per_hour,
    wakesPerSecond: row.wakes_per_second,
    ...(row.location_hint ? { locationHint: row.location_hint } : {}),
    rulesVersion: row.rules_version,
  };
}

/** The site a live key opens, and what it may do. */
export async function findByKey(
  db: D1Database,
  keyHash: string,
): Promise<{ site: Site; kind: 'write' | 'secret'; keyId: string } | undefined> {
  const row = await db
    .prepare(
      `SELECT ${SITE_COLUMNS}, k.kind, k.id AS key_id FROM keys k JOIN sites s ON s.id = k.site
       WHERE k.hash = ? AND k.kind IN ('write', 'secret') AND k.revoked_at IS NULL`,
    )
    .bind(keyHash)
    .first<SiteRow & { kind: 'write' | 'secret'; key_id: string }>();
  return row ? { site: siteFrom(row), kind: row.kind, keyId: row.key_id } : undefined;
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

/** The site's live identity secrets, as they rest: sealed. */
export async function sealedIdentitySecrets(db: D1Database, site: string): Promise<{ id: string; sealed: string }[]> {
  const { results } = await db
    .prepare(`SELECT id, sealed FROM keys WHERE site = ? AND kind = 'identity' AND revoked_at IS NULL`)
    .bind(site)
    .all<{ id: string; sealed: string }>();
  return results;
}

export async function listSites(db: D1Database): Promise<Site[]> {
  const { results } = await db.prepare(`SELECT ${SITE_COLUMNS} FROM sites s ORDER BY s.id LIMIT 1000`).all<SiteRow>();
  return results.map(siteFrom);
}

/** A new site with its first, empty rules. */
export function insertSite(
  db: D1Database,
  site: Omit<Site, 'rulesVersion' | 'locationHint'> & { locationHint?: DurableObjectLocationHint | undefined },
  passwordHash: string | null,
  now: number,
): D1PreparedStatement[] {
  const { currency, timeZone, rewards } = site;
  // What a site asks before it measures it asks before it writes.
  const messaging = { consent: site.consent === 'granted' ? ('assumed' as const) : ('required' as const) };
  const rules: Rules = { version: 1, currency, timeZone, rewards, surveys: [], messaging };
  return [
    db
      .prepare(
        `INSERT INTO sites (id, name, currency, time_zone, orders, rewards, allowed_origins, consent, new_customers_per_hour,
                            wakes_per_second, location_hint, console_password, rules_version, created_at)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .bind(
        site.id,
        site.name,
        site.currency,
        site.timeZone,
        site.orders,
        site.rewards,
        JSON.stringify(site.allowedOrigins),
        site.consent,
        site.newCustomersPerHour,
        site.wakesPerSecond,
        site.locationHint ?? null,
        passwordHash,
        rules.version,
        now,
      ),
    db
      .prepare('INSERT INTO rules (site, version, body, published_at) VALUES (?, ?, ?, ?)')
      .bind(site.id, rules.version, JSON.stringify(rules), now),
  ];
}
