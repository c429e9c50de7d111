import type { DeliveryConsequence } from '@footfall/contract';
import type { FactChunk } from '@footfall/engine';
import { unpackChunk } from '../ledger/chunk-codec.ts';

/** One page of the feed. */
const PAGE_CHUNKS = 50;
/**
 * Writers commit in another order than they read their clocks: what arrived within this span before the cursor is
 * told again, and the reader knows events by their ids.
 */
const OVERLAP_MS = 2_000;
const OVERLAP_CHUNKS = 100;

export interface ArrivedChunk {
  /** Where the feed goes on from after this chunk. */
  cursor: string;
  chunk: FactChunk;
}

type ChunkRow = { id: string; arrived_at: number; body: number[] };

async function unpack(rows: ChunkRow[]): Promise<ArrivedChunk[]> {
  return Promise.all(
    rows.map(async ({ id, arrived_at, body }) => ({ cursor: `${arrived_at} ${id}`, chunk: await unpackChunk(body) })),
  );
}

/**
 * Chunks after a cursor, oldest first, after those shortly before it that may have come late. Only the former count
 * towards the page, so that a burst moves the cursor on however many came at once.
 */
export async function chunksSince(
  db: D1Database,
  site: string,
  cursor: string,
): Promise<{ again: ArrivedChunk[]; fresh: ArrivedChunk[] }> {
  const [at = '', id = ''] = cursor.split(' ');
  const arrivedAt = Number(at) || 0;
  const [again, fresh] = await db.batch<ChunkRow>([
    db
      .prepare(
        `SELECT id, arrived_at, body FROM chunks
         WHERE site = ?1 AND arrived_at > ?2 AND (arrived_at, id) <= (?3, ?4) ORDER BY arrived_at DESC, id DESC LIMIT ?5`,
      )
      .bind(site, arrivedAt - OVERLAP_MS, arrivedAt, id, OVERLAP_CHUNKS),
    db
      .prepare(
        `SELECT id, arrived_at, body FROM chunks
         WHERE site = ?1 AND arrived_at >= ?2 AND (arrived_at, id) > (?2, ?3) ORDER BY arrived_at, id LIMIT ?4`,
      )
      .bind(site, arrivedAt, id, PAGE_CHUNKS),
  ]);
  return { again: await unpack(again?.results.reverse() ?? []), fresh: await unpack(fresh?.results ?? []) };
}

/** The newest chunks, oldest first. */
export async function newestChunks(db: D1Database, site: string): Promise<ArrivedChunk[]> {
  const { results } = await db
    .prepare('SELECT id, arrived_at, body FROM chunks WHERE site = ? ORDER BY arrived_at DESC, id DESC LIMIT ?')
    .bind(site, PAGE_CHUNKS)
    .all<ChunkRow>();
  return unpack(results.reverse());
}

/** For each customer and sequence the chunk that holds it: the last one whose first sequence is not above it. */
export async function chunksHolding(
  db: D1Database,
  site: string,
  places: { customer: string; sequence: number }[],
): Promise<ArrivedChunk[]> {
  const select = db.prepare(
    'SELECT id, arrived_at, body FROM chunks WHERE id >= ?1 AND id <= ?2 AND site = ?3 ORDER BY id DESC LIMIT 1',
  );
  const found = await db.batch<ChunkRow>(
    places.map(({ customer, sequence }) =>
      select.bind(`${customer}:`, `${customer}:${String(sequence).padStart(12, '0')}`, site),
    ),
  );
  const byId = new Map(found.flatMap(({ results }) => results).map((row) => [row.id, row]));
  return unpack([...byId.values()]);
}

export interface CausedDelivery extends DeliveryConsequence {
  customer: string;
  sequence: number;
}

/** Deliveries that facts of these customers caused. */
export async function deliveriesOf(db: D1Database, customers: string[], from: number): Promise<CausedDelivery[]> {
  const { results } = await db
    .prepare(
      `SELECT d.customer, d.sequence, d.id, d.channel, coalesce(d.campaign || ': ' || d.step, d.type) AS type,
              coalesce(w.url, '') AS url, d.recipient, d.status, d.attempts, d.last_answer AS lastAnswer
       FROM deliveries d LEFT JOIN webhooks w ON w.id = d.webhook
       WHERE d.customer IN (SELECT value FROM json_each(?1)) AND d.sequence >= ?2 ORDER BY d.sequence LIMIT 1000`,
    )
    .bind(JSON.stringify(customers), from)
    .all<{
      customer: string;
      sequence: number;
      id: string;
      channel: DeliveryConsequence['channel'];
      type: string;
      url: string;
      recipient: string | null;
      status: DeliveryConsequence['status'];
      attempts: number;
      lastAnswer: string | null;
    }>();
  return results.map(({ url, recipient, lastAnswer, ...row }) => ({
    ...row,
    kind: 'delivery' as const,
    to: row.channel === 'webhook' ? shortened(url) : (recipient ?? 'nobody yet'),
    ...(lastAnswer ? { lastAnswer } : {}),
  }));
}

function shortened(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.host}${parsed.pathname === '/' ? '' : parsed.pathname}` : 'a deleted webhook';
}
