import type { CustomerSummary, Trust } from '@footfall/contract';
import type { FactChunk } from '@footfall/engine';
import { unpackChunk } from '../ledger/chunk-codec.ts';

/** Id of the customer who last claimed to be this user, where no trusted caller has named one. */
export async function newestClaimant(db: D1Database, site: string, userId: string): Promise<string | undefined> {
  const row = await db
    .prepare(
      `SELECT id FROM customers WHERE site = ? AND user_id = ? AND trust = 'claimed' AND merged_into IS NULL
       ORDER BY last_seen_at DESC LIMIT 1`,
    )
    .bind(site, userId)
    .first<{ id: string }>();
  return row?.id;
}

/** Id of the customer of this e-mail address: one the shop told of before one who only claims it, then the newest. */
export async function findByEmail(db: D1Database, site: string, email: string): Promise<string | undefined> {
  const row = await db
    .prepare(
      `SELECT id FROM customers WHERE site = ? AND email = ? AND merged_into IS NULL
       ORDER BY trust = 'known' DESC, last_seen_at DESC LIMIT 1`,
    )
    .bind(site, email)
    .first<{ id: string }>();
  return row?.id;
}

/** Ids of the devices that became part of a customer: their facts are kept under these. */
export async function devicesOf(db: D1Database, site: string, customer: string): Promise<string[]> {
  const { results } = await db
    .prepare('SELECT id FROM customers WHERE merged_into = ? AND site = ? ORDER BY first_seen_at, id')
    .bind(customer, site)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** The anonymousIds of these customers. */
export async function anonymousIdsOf(db: D1Database, customers: string[]): Promise<string[]> {
  const { results } = await db
    .prepare(
      `SELECT anonymous_id AS id FROM customers
       WHERE id IN (SELECT value FROM json_each(?)) AND anonymous_id IS NOT NULL`,
    )
    .bind(JSON.stringify(customers))
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

export interface CustomerFilter {
  /** Part of a name, or the beginning of an id, an e-mail address or a phone number. */
  search?: string;
  trust?: Trust;
  /** The last row of the page before. */
  before?: { lastSeenAt: number; id: string };
  limit: number;
}

type SummaryRow = Omit<CustomerSummary, 'firstSeenAt' | 'lastSeenAt'> & { firstSeenAt: number; lastSeenAt: number };

/** Newest activity first. */
export async function listCustomers(db: D1Database, site: string, filter: CustomerFilter): Promise<SummaryRow[]> {
  const start = filter.search === undefined ? null : `${likeText(filter.search)}%`;
  const { results } = await db
    .prepare(
      `SELECT id, user_id AS userId, anonymous_id AS anonymousId, trust, email, phone, name,
              first_seen_at AS firstSeenAt, last_seen_at AS lastSeenAt
       FROM customers
       WHERE site = ?1 AND merged_into IS NULL AND (?2 IS NULL OR trust = ?2) AND (?3 IS NULL OR (last_seen_at, id) < (?3, ?4))
         AND (?5 IS NULL OR id LIKE ?5 ESCAPE '\\' OR user_id LIKE ?5 ESCAPE '\\' OR anonymous_id LIKE ?5 ESCAPE '\\'
              OR email LIKE ?5 ESCAPE '\\' OR phone LIKE ?5 ESCAPE '\\' OR name LIKE '%' || ?5 ESCAPE '\\'
              OR id IN (SELECT merged_into FROM customers
                        WHERE site = ?1 AND merged_into IS NOT NULL
                          AND (id LIKE ?5 ESCAPE '\\' OR anonymous_id LIKE ?5 ESCAPE '\\')))
       ORDER BY last_seen_at DESC, id DESC LIMIT ?6`,
    )
    .bind(site, filter.trust ?? null, filter.before?.lastSeenAt ?? null, filter.before?.id ?? null, start, filter.limit)
    .all<SummaryRow>();
  return results;
}

function likeText(text: string): string {
  return text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);
}

/** A customer's chunks before a sequence, newest first. */
export async function chunksBefore(
  db: D1Database,
  site: string,
  customer: string,
  before: number,
  limit: number,
): Promise<FactChunk[]> {
  return readChunks(
    db
      .prepare('SELECT body FROM chunks WHERE id >= ?1 AND id < ?2 AND site = ?3 ORDER BY id DESC LIMIT ?4')
      .bind(`${customer}:`, chunkId(customer, before), site, limit),
  );
}

/** A customer's chunks from a sequence on, oldest first. */
export async function chunksFrom(
  db: D1Database,
  site: string,
  customer: string,
  from: number,
  limit: number,
): Promise<FactChunk[]> {
  return readChunks(
    db
      .prepare('SELECT body FROM chunks WHERE id >= ?1 AND id < ?2 AND site = ?3 ORDER BY id LIMIT ?4')
      .bind(chunkId(customer, from), `${customer};`, site, limit),
  );
}

async function readChunks(statement: D1PreparedStatement): Promise<FactChunk[]> {
  const { results } = await statement.all<{ body: number[] }>();
  return Promise.all(results.map(({ body }) => unpackChunk(body)));
}

const chunkId = (customer: string, sequence: number) =>
  `${customer}:${sequence === Number.POSITIVE_INFINITY ? ';' : String(sequence).padStart(12, '0')}`;

export interface SentRow {
  id: string;
  type: string;
  sequence: number;
  status: string;
  attempts: number;
  lastAnswer: string | null;
  createdAt: number;
}

/** What was sent, or is to be, because of a customer. */
export async function sentBecauseOf(db: D1Database, site: string, customer: string): Promise<SentRow[]> {
  const { results } = await db
    .prepare(
      `SELECT id, type, sequence, status, attempts, last_answer AS lastAnswer, created_at AS createdAt
       FROM deliveries WHERE customer = ? AND site = ? ORDER BY sequence`,
    )
    .bind(customer, site)
    .all<SentRow>();
  return results;
}
