import type { LiveEvent, LivePage } from '@footfall/contract';
import { Hono } from 'hono';
import { requireConsoleSite } from '../console/session.ts';
import { type Env, siteDb } from '../env.ts';
import { liveEvents } from './live-events.ts';
import { type ArrivedChunk, chunksHolding, chunksSince, deliveriesOf, newestChunks } from './store.ts';

/**
 * Writers commit in another order than they read their clocks: what arrived within this span before the cursor is
 * told again, and the reader knows events by their ids.
 */
const OVERLAP_MS = 2_000;
const MAX_IDS = 100;

/** HTTP in: the feed of what arrives. */
export const live = new Hono<{ Bindings: Env }>();

live.get('/console/api/live', async (context) => {
  const site = await requireConsoleSite(context);
  const db = siteDb(context.env, site.id);
  const { after, ids } = context.req.query();
  const wanted = ids ? ids.split(',').slice(0, MAX_IDS) : undefined;
  const chunks = wanted
    ? await chunksHolding(db, site.id, wanted.flatMap(placeOf))
    : after
      ? await chunksSince(db, site.id, Number(after) - OVERLAP_MS)
      : await newestChunks(db, site.id);
  const events = await withDeliveries(db, chunks);
  const page: LivePage = {
    data: wanted ? events.filter(({ id }) => wanted.includes(id)) : events,
    next: String(chunks.reduce((latest, { arrivedAt }) => Math.max(latest, arrivedAt), Number(after ?? 0))),
  };
  return context.json(page);
});

function placeOf(id: string): { customer: string; sequence: number }[] {
  const [customer, sequence] = id.split(':');
  return customer && sequence ? [{ customer, sequence: Number(sequence) }] : [];
}

async function withDeliveries(db: D1Database, chunks: ArrivedChunk[]): Promise<LiveEvent[]> {
  const customers = [...new Set(chunks.map(({ chunk }) => chunk.customer.id))];
  const oldest = Math.min(...chunks.map(({ chunk }) => chunk.facts[0]?.sequence ?? 0));
  const deliveries = customers.length > 0 ? await deliveriesOf(db, customers, oldest) : [];
  return chunks.flatMap(({ chunk }) => liveEvents(chunk, deliveries));
}
