import type { DeliveryConsequence } from '@footfall/contract';
import type { FactChunk } from '@footfall/engine';
import { unpackChunk } from '../ledger/chunk-codec.ts';

/** One page of the feed. */
const PAGE_CHUNKS = 50;

export interface ArrivedChunk {
  arrivedAt: number;
  chunk: FactChunk;
}

type ChunkRow = { arrived_at: number; body: number[] };

async function unpack(rows: ChunkRow[]): Promise<ArrivedChunk[]> {
  return Promise.all(rows.map(async (row) => ({ arrivedAt: row.arrived_at, chunk: await unpackChunk(row.body) })));
}

/** Chunks that arrived after an instant, oldest first. */
export async function chunksSince(db: D1Database, site: string, after: number): Promise<ArrivedChunk[]> {
  const { results } = await db
    .prepare('SELECT arrived_at, body FROM chunks WHERE site = ? AND arrived_at > ? ORDER BY arrived_at LIMIT ?')
    .bind(site, after, PAGE_CHUNKS)
    .all<ChunkRow>();
  return unpack(results);
}

/** The newest chunks, oldest first. */
export async function newestChunks(db: D1Database, site: string): Promise<ArrivedChunk[]> {
  const { results } = await db
    .prepare('SELECT arrived_at, body FROM chunks WHERE site = ? ORDER BY arrived_at DESC LIMIT ?')
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
  const found = await db.batch<ChunkRow & { id: string }>(
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
      `SELECT d.customer, d.sequence, d.id, d.type, coalesce(w.url, '') AS url, d.status, d.attempts, d.last_answer AS lastAnswer
       FROM deliveries d LEFT JOIN webhooks w ON w.id = d.webhook
       WHERE d.customer IN (SELECT value FROM json_each(?1)) AND d.sequence >= ?2 ORDER BY d.sequence LIMIT 1000`,
    )
    .bind(JSON.stringify(customers), from)
    .all<{
      customer: string;
      sequence: number;
      id: string;
      type: string;
      url: string;
      status: DeliveryConsequence['status'];
      attempts: number;
      lastAnswer: string | null;
    }>();
  return results.map(({ url, lastAnswer, ...row }) => ({
    ...row,
    kind: 'delivery' as const,
    channel: 'webhook' as const,
    to: shortened(url),
    ...(lastAnswer ? { lastAnswer } : {}),
  }));
}

function shortened(url: string): string {
  const parsed = URL.parse(url);
  return parsed ? `${parsed.host}${parsed.pathname === '/' ? '' : parsed.pathname}` : 'a deleted webhook';
}
