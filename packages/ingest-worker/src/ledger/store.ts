import type { FactChunk } from '@footfall/engine';
import { countStatements } from '../campaigns/count-store.ts';
import { interestStatements } from '../catalogue/interest-store.ts';
import { giveBackStatements } from '../coupons/store.ts';
import type { NewConfirmation } from '../deliveries/messages/confirmation/new-confirmations.ts';
import type { NewMessage, WithheldMessage } from '../deliveries/messages/new-messages.ts';
import { messageStatements } from '../deliveries/messages/store.ts';
import type { NewDelivery } from '../deliveries/webhooks/new-deliveries.ts';
import { moveStatements } from '../segments/member-store.ts';
import { responseStatements } from '../surveys/response-store.ts';
import { packChunk } from './chunk-codec.ts';
import {
  countRows,
  eventCount,
  factRows,
  HOUR_MS,
  lastSeenAt,
  madeByBrowser,
  mergedInto,
  settledRuns,
} from './rows-of.ts';

/** Which of these chunks the ledger has. */
export async function arrivedChunks(db: D1Database, ids: string[]): Promise<Set<string>> {
  const { results } = await db
    .prepare('SELECT id FROM chunks WHERE id IN (SELECT value FROM json_each(?))')
    .bind(JSON.stringify(ids))
    .all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}

export interface LedgerEntry {
  chunk: FactChunk;
  deliveries: NewDelivery[];
  messages: NewMessage[];
  withheld: WithheldMessage[];
  confirmations: NewConfirmation[];
}

/**
 * Writes chunks with all that follows from them, or nothing. A chunk that is there already changes nothing: its
 * roll-ups are added only while its own row, written last, is missing.
 */
export async function record(db: D1Database, entries: LedgerEntry[], now: number): Promise<void> {
  const statements = await Promise.all(entries.map((entry) => entryStatements(db, entry, now)));
  await db.batch(statements.flat());
}

async function entryStatements(
  db: D1Database,
  { chunk, deliveries, messages, withheld, confirmations }: LedgerEntry,
  now: number,
): Promise<D1PreparedStatement[]> {
  const { id, site, customer } = chunk;
  const counts = countRows(chunk);
  const facts = factRows(chunk);
  const statements: D1PreparedStatement[] = [];
  if (counts.length > 0) {
    statements.push(
      db
        .prepare(
          `INSERT INTO event_counts (site, hour, name, count)
           SELECT ?1, value ->> 'hour', value ->> 'name', value ->> 'count' FROM json_each(?2)
           WHERE NOT EXISTS (SELECT 1 FROM chunks WHERE id = ?3)
           ON CONFLICT (site, hour, name) DO UPDATE SET count = count + excluded.count`,
        )
        .bind(site, JSON.stringify(counts), id),
    );
  }
  if (facts.length > 0) {
    statements.push(
      db
        .prepare(
          `INSERT OR IGNORE INTO facts (customer, sequence, site, type, at, cause, data)
           SELECT ?1, value ->> 'sequence', ?2, value ->> 'type', value ->> 'at', value ->> 'cause', value ->> 'data'
           FROM json_each(?3)`,
        )
        .bind(customer.id, site, JSON.stringify(facts)),
    );
  }
  statements.push(
    ...moveStatements(db, chunk),
    ...responseStatements(db, chunk),
    ...countStatements(db, chunk),
    ...interestStatements(db, chunk),
    ...messageStatements(db, site, customer.id, messages, withheld, confirmations, now),
    ...giveBackStatements(db, site, customer.id, settledRuns(chunk)),
  );
  if (deliveries.length > 0) {
    statements.push(
      db
        .prepare(
          `INSERT OR IGNORE INTO deliveries (id, site, webhook, customer, sequence, type, body, next_attempt_at, created_at)
           SELECT value ->> 'id', ?1, value ->> 'webhook', ?2, value ->> 'sequence', value ->> 'type', value ->> 'body', ?3, ?3
           FROM json_each(?4)`,
        )
        .bind(site, customer.id, now, JSON.stringify(deliveries)),
    );
  }
  if (madeByBrowser(chunk)) {
    statements.push(
      db
        .prepare(
          `INSERT INTO new_customers (site, hour, count) SELECT ?1, ?2, 1 WHERE NOT EXISTS (SELECT 1 FROM chunks WHERE id = ?3)
           ON CONFLICT (site, hour) DO UPDATE SET count = count + 1`,
        )
        .bind(site, Math.floor(now / HOUR_MS) * HOUR_MS, id),
    );
  }
  // Who is gone is in no list.
  const gone = chunk.facts.at(-1)?.type;
  const isGone = gone === 'customer.erased' || gone === 'customer.expired';
  statements.push(
    isGone
      ? db.prepare('DELETE FROM customers WHERE id = ? AND site = ?').bind(customer.id, site)
      : db
          .prepare(
            `INSERT INTO customers (id, site, user_id, anonymous_id, trust, email, phone, name,
                                first_seen_at, last_seen_at, sequence, merged_into)
         SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?13 WHERE NOT EXISTS (SELECT 1 FROM chunks WHERE id = ?12)
         ON CONFLICT (id) DO UPDATE SET
           (user_id, anonymous_id, trust, email, phone, name, sequence) = (
             SELECT excluded.user_id, excluded.anonymous_id, excluded.trust, excluded.email, excluded.phone,
                    excluded.name, excluded.sequence
             WHERE excluded.sequence > sequence
             UNION ALL
             SELECT user_id, anonymous_id, trust, email, phone, name, sequence WHERE excluded.sequence <= sequence),
           first_seen_at = min(first_seen_at, excluded.first_seen_at),
           last_seen_at = max(last_seen_at, excluded.last_seen_at),
           merged_into = coalesce(excluded.merged_into, merged_into)`,
          )
          .bind(
            customer.id,
            site,
            customer.userId ?? null,
            customer.anonymousId ?? null,
            customer.trust,
            chunk.lookup?.email ?? null,
            chunk.lookup?.phone ?? null,
            chunk.lookup?.name ?? null,
            chunk.firstSeenAt,
            lastSeenAt(chunk),
            chunk.facts.at(-1)?.sequence ?? 0,
            id,
            mergedInto(chunk) ?? null,
          ),
    db
      .prepare('INSERT OR IGNORE INTO chunks (id, site, arrived_at, events, body) VALUES (?, ?, ?, ?, ?)')
      .bind(id, site, now, eventCount(chunk), await packChunk(chunk)),
  );
  return statements;
}
