/** One number with what it is of. */
export interface Reading {
  site: string;
  /** Status or code, where the number is of one. */
  kind?: string;
  value: number;
}

const DAY_MS = 24 * 60 * 60_000;

/** What somebody on call wants to see of a database, in one round trip. Times are epoch milliseconds. */
export async function readings(db: D1Database, now: number) {
  const [events, refused, waiting, overdue, webhooks, letters, wakes, erasures, newest] = await db.batch<Reading>([
    db.prepare('SELECT site, sum(count) AS value FROM event_counts GROUP BY site'),
    db
      .prepare(
        'SELECT site, code AS kind, sum(count) AS value FROM bad_event_counts WHERE hour > ? GROUP BY site, code',
      )
      .bind(now - DAY_MS),
    db.prepare(
      `SELECT site, status AS kind, count(*) AS value FROM deliveries
       WHERE next_attempt_at IS NOT NULL AND status <> 'unknown' GROUP BY site, status`,
    ),
    db
      .prepare(
        'SELECT site, ?1 - min(next_attempt_at) AS value FROM deliveries WHERE next_attempt_at <= ?1 GROUP BY site',
      )
      .bind(now),
    db.prepare(
      `SELECT site, iif(status = 'disabled', 'disabled', iif(failures > 0, 'failing', 'well')) AS kind, count(*) AS value
       FROM webhooks GROUP BY site, kind`,
    ),
    db.prepare('SELECT site, count(*) AS value FROM dead_letters GROUP BY site'),
    db.prepare(`SELECT site, count(*) AS value FROM publishes WHERE finished_at IS NULL GROUP BY site`),
    db.prepare(`SELECT site, count(*) AS value FROM erasures WHERE status = 'running' GROUP BY site`),
    db.prepare('SELECT site, max(arrived_at) AS value FROM chunks GROUP BY site'),
  ]);
  const of = (result: D1Result<Reading> | undefined) => result?.results ?? [];
  return {
    events: of(events),
    refused: of(refused),
    waiting: of(waiting),
    overdue: of(overdue),
    webhooks: of(webhooks),
    letters: of(letters),
    wakes: of(wakes),
    erasures: of(erasures),
    newest: of(newest),
  };
}
