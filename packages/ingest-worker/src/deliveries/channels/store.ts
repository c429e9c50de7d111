import type { Channel } from '@footfall/contract';

/** Settings as they rest: JSON, sealed. */
export async function readSettings(db: D1Database, site: string, channel: Channel): Promise<string | undefined> {
  const row = await db
    .prepare('SELECT sealed FROM channels WHERE site = ? AND channel = ?')
    .bind(site, channel)
    .first<{ sealed: string }>();
  return row?.sealed;
}

/** When they were last changed, epoch milliseconds; 0 where they never were. */
export async function settingsChangedAt(db: D1Database, site: string, channel: Channel): Promise<number> {
  const row = await db
    .prepare('SELECT updated_at AS at FROM channels WHERE site = ? AND channel = ?')
    .bind(site, channel)
    .first<{ at: number }>();
  return row?.at ?? 0;
}

export async function writeSettings(
  db: D1Database,
  site: string,
  channel: Channel,
  sealed: string,
  domainCheck: string | null,
  now: number,
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO channels (site, channel, sealed, updated_at, domain_check) VALUES (?1, ?2, ?3, ?4, ?5)
       ON CONFLICT (site, channel) DO UPDATE SET sealed = excluded.sealed, updated_at = excluded.updated_at,
         domain_check = excluded.domain_check`,
    )
    .bind(site, channel, sealed, now, domainCheck)
    .run();
}

/** What was found of the sender's domain, JSON; undefined where no mail leaves the house. */
export async function readDomainCheck(db: D1Database, site: string): Promise<string | undefined> {
  const row = await db
    .prepare(`SELECT domain_check AS found FROM channels WHERE site = ? AND channel = 'email'`)
    .bind(site)
    .first<{ found: string | null }>();
  return row?.found ?? undefined;
}

export async function writeDomainCheck(db: D1Database, site: string, found: string): Promise<void> {
  await db.prepare(`UPDATE channels SET domain_check = ? WHERE site = ? AND channel = 'email'`).bind(found, site).run();
}

/** Takes one of today's messages under a ceiling; false where there is none left. */
export async function takeOfDay(
  db: D1Database,
  site: string,
  channel: Channel,
  day: number,
  ceiling: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO channel_days (site, channel, day, count) VALUES (?1, ?2, ?3, 1)
       ON CONFLICT (site, channel, day) DO UPDATE SET count = count + 1 WHERE count < ?4`,
    )
    .bind(site, channel, day, ceiling)
    .run();
  return meta.changes > 0;
}
