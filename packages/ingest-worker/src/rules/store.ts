import type { PublishProgress } from '@footfall/contract';
import type { Rules } from '@footfall/engine';

/** The rules that are in force. Throws where the site has none. */
export async function newestRules(db: D1Database, site: string): Promise<Rules> {
  const row = await db
    .prepare('SELECT r.body FROM sites s JOIN rules r ON r.site = s.id AND r.version = s.rules_version WHERE s.id = ?')
    .bind(site)
    .first<{ body: string }>();
  if (!row) throw new Error(`site ${site} has no rules`);
  return JSON.parse(row.body) as Rules;
}

export async function newestVersion(db: D1Database, site: string): Promise<number> {
  const row = await db
    .prepare('SELECT rules_version AS version FROM sites WHERE id = ?')
    .bind(site)
    .first<{ version: number }>();
  return row?.version ?? 0;
}

/**
 * Puts rules in force. In a batch with others, all fail where these do: somebody else has published this version
 * already.
 */
export function insertRules(db: D1Database, site: string, rules: Rules, now: number): D1PreparedStatement[] {
  return [
    db
      .prepare('INSERT INTO rules (site, version, body, published_at) VALUES (?, ?, ?, ?)')
      .bind(site, rules.version, JSON.stringify(rules), now),
    db.prepare('UPDATE sites SET rules_version = ?2 WHERE id = ?1').bind(site, rules.version),
  ];
}

/** All known customers are to meet this version; whoever was on the way to an older one meets this one instead. */
export function insertPublish(db: D1Database, site: string, version: number, now: number): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `UPDATE publishes SET state = 'superseded', finished_at = ?2 WHERE site = ?1 AND state IN ('running', 'checking')`,
      )
      .bind(site, now),
    db
      .prepare(
        `INSERT INTO publishes (site, version, state, total, started_at)
         SELECT ?1, ?2, 'running', count(*), ?3 FROM customers WHERE site = ?1 AND trust = 'known'`,
      )
      .bind(site, version, now),
  ];
}

/** A publish under way, as long as the lease lasts only ours to drive. */
export interface ClaimedPublish {
  version: number;
  state: 'running' | 'checking';
  cursor: string;
  /** Epoch milliseconds. */
  startedAt: number;
}

/** Takes an unfinished publish that nobody is driving. */
export async function claimPublish(
  db: D1Database,
  site: string,
  version: number,
  now: number,
  leaseMs: number,
): Promise<ClaimedPublish | undefined> {
  const row = await db
    .prepare(
      `UPDATE publishes SET leased_until = ?4
       WHERE site = ?1 AND version = ?2 AND state IN ('running', 'checking') AND leased_until <= ?3
       RETURNING version, state, cursor, started_at AS startedAt`,
    )
    .bind(site, version, now, now + leaseMs)
    .first<ClaimedPublish>();
  return row ?? undefined;
}

/** The next known customers by their ids; with `since`, only those first seen after it. */
export async function knownAfter(
  db: D1Database,
  site: string,
  cursor: string,
  limit: number,
  since = 0,
): Promise<string[]> {
  const { results } = await db
    .prepare(
      `SELECT id FROM customers WHERE site = ?1 AND trust = 'known' AND id > ?2 AND first_seen_at >= ?3 ORDER BY id LIMIT ?4`,
    )
    .bind(site, cursor, since, limit)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

export interface PageWoken {
  /** The last customer of the page. */
  last: string;
  done: number;
  failed: number;
}

/** Notes that a page was woken. False where somebody else drives it by now, or a newer publish took over. */
export async function savePage(
  db: D1Database,
  site: string,
  { version, state, cursor }: ClaimedPublish,
  { last, done, failed }: PageWoken,
  leasedUntil: number,
): Promise<boolean> {
  // Those who came meanwhile were no part of the total.
  const counts = state === 'running';
  const { meta } = await db
    .prepare(
      `UPDATE publishes SET cursor = ?5, done = done + ?6, failed = failed + ?7, leased_until = ?8
       WHERE site = ?1 AND version = ?2 AND state = ?3 AND cursor = ?4`,
    )
    .bind(site, version, state, cursor, last, counts ? done : 0, counts ? failed : 0, leasedUntil)
    .run();
  return meta.changes > 0;
}

/** The last page is woken: on to looking for latecomers, or at the end. */
export async function finishLap(
  db: D1Database,
  site: string,
  { version, state, cursor }: ClaimedPublish,
  now: number,
): Promise<void> {
  await db
    .prepare(
      `UPDATE publishes SET state = ?5, cursor = '', leased_until = 0, total = done + failed, finished_at = coalesce(finished_at, ?6)
       WHERE site = ?1 AND version = ?2 AND state = ?3 AND cursor = ?4`,
    )
    .bind(site, version, state, cursor, state === 'running' ? 'checking' : 'done', now)
    .run();
}

export async function releasePublish(db: D1Database, site: string, { version, state, cursor }: ClaimedPublish) {
  await db
    .prepare('UPDATE publishes SET leased_until = 0 WHERE site = ?1 AND version = ?2 AND state = ?3 AND cursor = ?4')
    .bind(site, version, state, cursor)
    .run();
}

/** Unfinished publishes that nobody drives. Latecomers are looked for only once none can be made any more. */
export async function idlePublishes(
  db: D1Database,
  now: number,
  checkAfterMs: number,
  limit: number,
): Promise<{ site: string; version: number }[]> {
  const { results } = await db
    .prepare(
      `SELECT site, version FROM publishes
       WHERE leased_until <= ?1 AND (state = 'running' OR (state = 'checking' AND started_at <= ?2)) LIMIT ?3`,
    )
    .bind(now, now - checkAfterMs, limit)
    .all<{ site: string; version: number }>();
  return results;
}

/** How many of a site's publishes are looked through for a segment's own. */
const MAX_LISTED = 100;

/** A site's publishes that stand by themselves, oldest first. */
export async function publishProgress(db: D1Database, site: string): Promise<PublishProgress[]> {
  const { results } = await db
    .prepare(
      `SELECT version, state, total, done, failed, started_at AS startedAt, finished_at AS finishedAt FROM publishes
       WHERE site = ? AND state <> 'superseded' ORDER BY version DESC LIMIT ?`,
    )
    .bind(site, MAX_LISTED)
    .all<Omit<PublishProgress, 'state' | 'startedAt' | 'finishedAt'> & Row>();
  return results.reverse().map(({ state, startedAt, finishedAt, ...counts }) => ({
    ...counts,
    state: state === 'running' ? 'running' : 'done',
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
  }));
}
type Row = { state: string; startedAt: number; finishedAt: number | null };
