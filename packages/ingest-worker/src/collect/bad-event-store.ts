const HOUR_MS = 60 * 60_000;
const KEPT_PER_HOUR = 20;
const KEPT_DAYS = 14;
const PAGE_SIZE = 50;

/** An event that was refused, with the reason. */
export interface BadEvent {
  id: string;
  receivedAt: number;
  code: string;
  message: string;
  path: string | null;
  trusted: boolean;
  /** JSON text as it came. */
  event: string;
}

/** Keeps the first 20 of each code within an hour and counts all of them: a broken shop fills no database. */
export async function keepBadEvents(db: D1Database, site: string, events: BadEvent[], now: number): Promise<void> {
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  const byCode = Map.groupBy(events, ({ code }) => code);
  const counts = [...byCode].map(([code, same]) => ({ code, count: same.length }));
  const insert = db.prepare(
    `INSERT INTO bad_events (id, site, received_at, code, path, message, trusted, event)
     SELECT value ->> 'id', ?1, value ->> 'receivedAt', value ->> 'code', value ->> 'path', value ->> 'message',
            value ->> 'trusted', value ->> 'event'
     FROM json_each(?2)
     WHERE key + coalesce(
       (SELECT count FROM bad_event_counts WHERE site = ?1 AND hour = ?3 AND code = value ->> 'code'), 0) < ?4`,
  );
  // A bound text is at most 2 MB: the first 20 of one code always fit.
  const firstOfEach = [...byCode.values()].map((same) => JSON.stringify(same.slice(0, KEPT_PER_HOUR)));
  await db.batch([
    ...firstOfEach.map((first) => insert.bind(site, first, hour, KEPT_PER_HOUR)),
    db
      .prepare(
        `INSERT INTO bad_event_counts (site, hour, code, count)
         SELECT ?1, ?2, value ->> 'code', value ->> 'count' FROM json_each(?3) WHERE true
         ON CONFLICT (site, hour, code) DO UPDATE SET count = count + excluded.count`,
      )
      .bind(site, hour, JSON.stringify(counts)),
  ]);
}

type Row = Omit<BadEvent, 'receivedAt' | 'trusted'> & { received_at: number; trusted: number };
const badEvent = ({ received_at, trusted, ...row }: Row): BadEvent => ({
  ...row,
  receivedAt: received_at,
  trusted: trusted === 1,
});
const COLUMNS = 'id, received_at, code, path, message, trusted, event';

/** Newest first; `before` is the last one of the page before: those of one batch came at the same instant. */
export async function listBadEvents(
  db: D1Database,
  site: string,
  filter: { code?: string; before?: { receivedAt: number; id: string } },
): Promise<{ events: BadEvent[]; more: boolean }> {
  const { results } = await db
    .prepare(
      `SELECT ${COLUMNS} FROM bad_events
       WHERE site = ?1 AND (?2 IS NULL OR code = ?2) AND (?3 IS NULL OR received_at < ?3 OR (received_at = ?3 AND id > ?4))
       ORDER BY received_at DESC, id LIMIT ?5`,
    )
    .bind(site, filter.code ?? null, filter.before?.receivedAt ?? null, filter.before?.id ?? null, PAGE_SIZE + 1)
    .all<Row>();
  return { events: results.slice(0, PAGE_SIZE).map(badEvent), more: results.length > PAGE_SIZE };
}

/** How many were refused within the last day, by code: those that were not kept are counted too. */
export async function badEventCounts(db: D1Database, site: string, now: number): Promise<Record<string, number>> {
  const { results } = await db
    .prepare('SELECT code, sum(count) AS count FROM bad_event_counts WHERE site = ? AND hour > ? GROUP BY code')
    .bind(site, now - 24 * HOUR_MS)
    .all<{ code: string; count: number }>();
  return Object.fromEntries(results.map(({ code, count }) => [code, count]));
}

export async function findBadEvents(db: D1Database, site: string, ids: string[]): Promise<BadEvent[]> {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM bad_events WHERE site = ? AND id IN (SELECT value FROM json_each(?))`)
    .bind(site, JSON.stringify(ids))
    .all<Row>();
  return results.map(badEvent);
}

export async function removeBadEvents(db: D1Database, site: string, ids: string[]): Promise<void> {
  await db
    .prepare('DELETE FROM bad_events WHERE site = ? AND id IN (SELECT value FROM json_each(?))')
    .bind(site, JSON.stringify(ids))
    .run();
}

/** Called by the sweep. */
export async function forgetOldBadEvents(db: D1Database, now: number): Promise<void> {
  const oldest = now - KEPT_DAYS * 24 * HOUR_MS;
  await db.batch([
    db.prepare('DELETE FROM bad_events WHERE received_at < ?').bind(oldest),
    db.prepare('DELETE FROM bad_event_counts WHERE hour < ?').bind(oldest),
  ]);
}
