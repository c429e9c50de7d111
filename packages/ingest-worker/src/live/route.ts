import type { LiveEvent, LivePage } from '@footfall/contract';
import { Hono } from 'hono';
import { requireConsoleSite } from '../console/session.ts';
import { type Env, siteDb } from '../env.ts';
import { liveEvents } from './live-events.ts';
import { type ArrivedChunk, chunksHolding, chunksSince, deliveriesOf, newestChunks } from './store.ts';

const MAX_IDS = 100;

/** HTTP in: the feed of what arrives. */
export const live = new Hono<{ Bindings: Env }>();

live.get('/console/api/live', async (context) => {
  const site = await requireConsoleSite(context);
  const db = siteDb(context.env, site.id);
  const { after, ids } = context.req.query();
  if (ids) {
    const wanted = ids.split(',').slice(0, MAX_IDS);
    const chunks = await chunksHolding(db, site.id, wanted.flatMap(placeOf));
    const events = await withDeliveries(db, chunks);
    return context.json({ data: events.filter(({ id }) => wanted.includes(id)), next: after ?? '' } satisfies LivePage);
  }
  const { again, fresh } = after
    ? await chunksSince(db, site.id, after)
    : { again: [], fresh: await newestChunks(db, site.id) };
  const data = await withDeliveries(db, [...again, ...fresh]);
  return context.json({ data, next: fresh.at(-1)?.cursor ?? after ?? '0' } satisfies LivePage);
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
