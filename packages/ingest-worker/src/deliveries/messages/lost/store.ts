import type { Channel } from '@footfall/contract';

/** A message to ask its provider after. */
export interface LostRow {
  id: string;
  channel: Channel;
  recipient: string;
  /** What it said, JSON. */
  body: string;
  lostAt: number;
  looks: number;
}

/** Claims the messages among these whose next look is due, so that one at a time asks. */
export async function claimLooks(
  db: D1Database,
  site: string,
  ids: string[],
  now: number,
  leaseMs: number,
): Promise<LostRow[]> {
  const { results } = await db
    .prepare(
      `UPDATE deliveries SET next_attempt_at = ?1
       WHERE id IN (SELECT value FROM json_each(?2)) AND site = ?4 AND channel <> 'webhook' AND status = 'unknown'
         AND next_attempt_at <= ?3
       RETURNING id, channel, coalesce(recipient, '') AS recipient, body, coalesce(lost_at, created_at) AS lostAt, looks`,
    )
    .bind(now + leaseMs, JSON.stringify(ids), now, site)
    .all<LostRow>();
  return results;
}

/** Notes when to ask again. */
export async function noteLook(db: D1Database, id: string, lookAt: number, looks: number): Promise<void> {
  await db
    .prepare(`UPDATE deliveries SET next_attempt_at = ?2, looks = ?3 WHERE id = ?1 AND status = 'unknown'`)
    .bind(id, lookAt, looks)
    .run();
}

/** Nobody asks after it any more. A receipt that comes all the same still moves it. */
export async function endLooks(
  db: D1Database,
  id: string,
  end: { status: 'failed' | 'unknown'; reason: string; answer: string },
): Promise<void> {
  await db
    .prepare(
      `UPDATE deliveries SET status = ?2, reason = ?3, last_answer = ?4, next_attempt_at = NULL
       WHERE id = ?1 AND status = 'unknown'`,
    )
    .bind(id, end.status, end.reason, end.answer)
    .run();
}

/** Which of these ids of a provider's belong to other messages than this one. */
export async function othersOf(db: D1Database, id: string, providerIds: string[]): Promise<Set<string>> {
  const { results } = await db
    .prepare(
      `SELECT provider_id AS providerId FROM deliveries
       WHERE provider_id IN (SELECT value FROM json_each(?)) AND id <> ?`,
    )
    .bind(JSON.stringify(providerIds), id)
    .all<{ providerId: string }>();
  return new Set(results.map(({ providerId }) => providerId));
}
