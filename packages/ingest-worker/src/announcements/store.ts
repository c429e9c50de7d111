import type { CampaignReport } from '@footfall/contract';
import type { Announcement, Listener, OpenAnnouncement } from './announcement.ts';

/** Row of one that is to be made with others, or not at all. Made again it stays as it is. */
export function insertAnnouncement(
  db: D1Database,
  site: string,
  body: Announcement,
  { perMinute, startsAt }: { perMinute: number; startsAt: number },
): D1PreparedStatement {
  const subject = body.kind === 'broadcast' ? body.campaign : body.product;
  return db
    .prepare(
      `INSERT INTO announcements (site, id, body, campaign, per_minute, starts_at, leased_until)
       VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?6) ON CONFLICT DO NOTHING`,
    )
    .bind(
      site,
      `${body.kind} ${subject} ${body.at}`,
      JSON.stringify(body),
      body.kind === 'broadcast' ? body.campaign : null,
      perMinute,
      startsAt,
    );
}

/** A campaign's broadcasts that are not over are given up. */
export function cancelBroadcasts(db: D1Database, site: string, campaign: string, now: number): D1PreparedStatement {
  return db
    .prepare('UPDATE announcements SET finished_at = ?3 WHERE site = ?1 AND campaign = ?2 AND finished_at IS NULL')
    .bind(site, campaign, now);
}

/** A broadcast stands still while its campaign is not live. */
const MAY_GO_ON = `finished_at IS NULL AND leased_until <= ?2 AND (campaign IS NULL OR EXISTS (
  SELECT 1 FROM campaigns c WHERE c.site = announcements.site AND c.id = announcements.campaign AND c.status = 'live'))`;

/** Takes one that is due and that nobody is driving. */
export async function claimAnnouncement(
  db: D1Database,
  site: string,
  id: string,
  now: number,
  leaseMs: number,
): Promise<OpenAnnouncement | undefined> {
  const row = await db
    .prepare(
      `UPDATE announcements SET leased_until = ?4 WHERE site = ?1 AND id = ?3 AND ${MAY_GO_ON}
       RETURNING id, body, per_minute AS perMinute, cursor`,
    )
    .bind(site, now, id, now + leaseMs)
    .first<Omit<OpenAnnouncement, 'body'> & { body: string }>();
  return row ? { ...row, body: JSON.parse(row.body) as Announcement } : undefined;
}

/** Those that are due and that nobody is driving. */
export async function dueAnnouncements(
  db: D1Database,
  now: number,
  limit: number,
): Promise<{ site: string; id: string }[]> {
  const { results } = await db
    .prepare(`SELECT site, id FROM announcements WHERE ${MAY_GO_ON} ORDER BY leased_until LIMIT ?1`)
    .bind(limit, now)
    .all<{ site: string; id: string }>();
  return results;
}

/** The next who are to be told, by their ids. */
export async function listenersAfter(
  db: D1Database,
  site: string,
  body: Announcement,
  cursor: string,
  limit: number,
): Promise<Listener[]> {
  if (body.kind === 'broadcast') {
    const { results } = await db
      .prepare(
        `SELECT customer FROM segment_members
         WHERE site = ?1 AND segment = ?2 AND customer > ?3 AND member = 1 ORDER BY customer LIMIT ?4`,
      )
      .bind(site, body.segment, cursor, limit)
      .all<Listener>();
    return results;
  }
  const { results } = await db
    .prepare(
      `SELECT customer, minor, at FROM interests
       WHERE site = ?1 AND product = ?2 AND customer > ?3 AND (?5 IS NULL OR (currency = ?5 AND minor > ?6))
         AND (?5 IS NOT NULL OR available = 0)
       ORDER BY customer LIMIT ?4`,
    )
    .bind(
      ...[site, body.product, cursor, limit],
      ...(body.kind === 'priceDrop' ? [body.currency, body.minor] : [null, null]),
    )
    .all<{ customer: string; minor: number; at: number }>();
  return results.map(({ customer, ...seen }) => ({ customer, seen }));
}

/** Notes that a page was told. False where somebody else drives it by now. */
export async function savePage(
  db: D1Database,
  site: string,
  { id, cursor }: OpenAnnouncement,
  { last, told, failed }: { last: string; told: number; failed: number },
  leasedUntil: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE announcements SET cursor = ?4, told = told + ?5, failed = failed + ?6, leased_until = ?7
       WHERE site = ?1 AND id = ?2 AND cursor = ?3 AND finished_at IS NULL`,
    )
    .bind(site, id, cursor, last, told, failed, leasedUntil)
    .run();
  return meta.changes > 0;
}

/** Nobody is left to be told; what comes next is noted in the same batch. */
export function finishStatement(db: D1Database, site: string, id: string, now: number): D1PreparedStatement {
  return db
    .prepare('UPDATE announcements SET finished_at = ?3 WHERE site = ?1 AND id = ?2 AND finished_at IS NULL')
    .bind(site, id, now);
}

/** A campaign's broadcasts that are due. */
export async function openBroadcasts(db: D1Database, site: string, campaign: string, now: number) {
  const { results } = await db
    .prepare(`SELECT id FROM announcements WHERE site = ?1 AND campaign = ?3 AND ${MAY_GO_ON}`)
    .bind(site, now, campaign)
    .all<{ id: string }>();
  return results;
}

/** How a campaign's broadcasts went, the newest first. */
export async function broadcastsOf(
  db: D1Database,
  site: string,
  campaign: string,
  limit: number,
): Promise<CampaignReport['broadcasts']> {
  const { results } = await db
    .prepare(
      `SELECT starts_at AS startsAt, told, failed, finished_at AS finishedAt FROM announcements
       WHERE site = ? AND campaign = ? ORDER BY starts_at DESC LIMIT ?`,
    )
    .bind(site, campaign, limit)
    .all<{ startsAt: number; told: number; failed: number; finishedAt: number | null }>();
  return results.map(({ startsAt, finishedAt, ...counts }) => ({
    ...counts,
    startsAt: new Date(startsAt).toISOString(),
    finishedAt: finishedAt === null ? null : new Date(finishedAt).toISOString(),
  }));
}
