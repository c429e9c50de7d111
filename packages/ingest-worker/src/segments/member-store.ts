import type { SegmentMember, WebhookCustomer } from '@footfall/contract';
import type { FactChunk } from '@footfall/engine';
import { moveRows } from './move-rows.ts';

/**
 * What a chunk changes of segments, for the batch that writes it. Members hold their newest move by its sequence, so
 * chunks may come in any order and more than once; moves and sizes are added only while the chunk itself, written
 * last, is missing. A move under a deleted segment of the same id changes nothing.
 */
export function moveStatements(db: D1Database, chunk: FactChunk): D1PreparedStatement[] {
  const { id, site, customer } = chunk;
  const { members, moves } = moveRows(chunk);
  if (members.length === 0) return [];
  return [
    db
      .prepare(
        `INSERT INTO segment_members (site, segment, customer, member, since, sequence)
         SELECT ?1, s.id, ?2, m.value ->> 'member', m.value ->> 'since', m.value ->> 'sequence'
         FROM json_each(?3) m JOIN segments s
           ON s.site = ?1 AND s.id = m.value ->> 'segment' AND s.created_in = m.value ->> 'createdIn'
         WHERE true
         ON CONFLICT (site, segment, customer) DO UPDATE SET
           member = excluded.member, since = excluded.since, sequence = excluded.sequence
         WHERE excluded.sequence > sequence`,
      )
      .bind(site, customer.id, JSON.stringify(members)),
    db
      .prepare(
        `UPDATE segments SET size = size + (
           SELECT coalesce(sum((value ->> 'entered') - (value ->> 'left')), 0) FROM json_each(?2)
           WHERE value ->> 'segment' = segments.id AND value ->> 'createdIn' = segments.created_in)
         WHERE site = ?1 AND id IN (SELECT value ->> 'segment' FROM json_each(?2))
           AND NOT EXISTS (SELECT 1 FROM chunks WHERE id = ?3)`,
      )
      .bind(site, JSON.stringify(moves), id),
    db
      .prepare(
        `INSERT INTO segment_moves (site, segment, hour, entered, "left")
         SELECT ?1, s.id, m.value ->> 'hour', m.value ->> 'entered', m.value ->> 'left'
         FROM json_each(?2) m JOIN segments s
           ON s.site = ?1 AND s.id = m.value ->> 'segment' AND s.created_in = m.value ->> 'createdIn'
         WHERE NOT EXISTS (SELECT 1 FROM chunks WHERE id = ?3)
         ON CONFLICT (site, segment, hour) DO UPDATE SET
           entered = entered + excluded.entered, "left" = "left" + excluded."left"`,
      )
      .bind(site, JSON.stringify(moves), id),
  ];
}

/** Where a page of members ends. */
export interface MemberPlace {
  since: number;
  customer: string;
}

type MemberStored = {
  customer: string;
  since: number;
  user_id: string | null;
  anonymous_id: string | null;
  trust: WebhookCustomer['trust'];
};

/** Those who came last first; `before` is the last one of the page before. */
export async function listMembers(
  db: D1Database,
  site: string,
  segment: string,
  limit: number,
  before?: MemberPlace,
): Promise<(SegmentMember & { place: MemberPlace })[]> {
  const { since = Number.MAX_SAFE_INTEGER, customer = '' } = before ?? {};
  const { results } = await db
    .prepare(
      `SELECT m.customer, m.since, c.user_id, c.anonymous_id, c.trust
       FROM segment_members m JOIN customers c ON c.id = m.customer
       WHERE m.site = ?1 AND m.segment = ?2 AND m.member = 1 AND m.since <= ?3 AND (m.since, m.customer) < (?3, ?4)
       ORDER BY m.since DESC, m.customer DESC LIMIT ?5`,
    )
    .bind(site, segment, since, customer, limit)
    .all<MemberStored>();
  return results.map((row) => ({
    customer: {
      id: row.customer,
      ...(row.user_id ? { userId: row.user_id } : {}),
      ...(row.anonymous_id ? { anonymousId: row.anonymous_id } : {}),
      trust: row.trust,
    },
    since: new Date(row.since).toISOString(),
    place: { since: row.since, customer: row.customer },
  }));
}

/** What moved within spans of time. */
export interface MovedInSpan {
  segment: string;
  /** Start of the span, epoch milliseconds. */
  at: number;
  entered: number;
  left: number;
}

/** Moves since an instant, summed over spans of `spanMs`; of one segment, or of all of a site. */
export async function movesSince(
  db: D1Database,
  site: string,
  from: number,
  spanMs: number,
  segment?: string,
): Promise<MovedInSpan[]> {
  const { results } = await db
    .prepare(
      `SELECT segment, hour - hour % ?4 AS at, sum(entered) AS entered, sum("left") AS "left" FROM segment_moves
       WHERE site = ?1 AND (?2 IS NULL OR segment = ?2) AND hour >= ?3 GROUP BY segment, at ORDER BY segment, at`,
    )
    .bind(site, segment ?? null, from, spanMs)
    .all<MovedInSpan>();
  return results;
}

/** Forgets members of a deleted segment, at most so many at a time. Answers how many there were. */
export async function forgetMembers(db: D1Database, site: string, segment: string, limit: number): Promise<number> {
  const { meta } = await db
    .prepare(
      `DELETE FROM segment_members WHERE site = ?1 AND segment = ?2
       AND customer IN (SELECT customer FROM segment_members WHERE site = ?1 AND segment = ?2 LIMIT ?3)`,
    )
    .bind(site, segment, limit)
    .run();
  return meta.changes;
}
