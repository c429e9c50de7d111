import { CHANNELS } from '@footfall/contract';
import { Hono } from 'hono';
import * as z from 'zod';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { siteOf } from '../sites/site-of.ts';
import { receiptsOf } from './messages/receipts/store.ts';
import {
  type DeliveryFilter,
  type DeliveryRow,
  findDelivery,
  listAttempts,
  listDeliveries,
  retryDelivery,
  retryMany,
} from './store.ts';

const PAGE_SIZE = 50;
/** What one request makes due; asked again it goes on. */
const MAX_RETRIED = 1_000;

/** HTTP in: what is on its way out, and what became of it. */
export const deliveries = new Hono<{ Bindings: Env }>();

deliveries.get('/v1/deliveries', async (context) => {
  const site = await siteOf(context);
  const { cursor, ...filter } = context.req.query();
  const rows = await listDeliveries(siteDb(context.env, site.id), site.id, filterFrom(filter), {
    ...(cursor ? { before: placeFrom(cursor) } : {}),
    limit: PAGE_SIZE,
  });
  const last = rows.length === PAGE_SIZE ? rows.at(-1) : undefined;
  return context.json({ data: rows.map(told), next: last ? `${last.createdAt} ${last.id}` : null });
});

deliveries.get('/v1/deliveries/:id', async (context) => {
  const site = await siteOf(context);
  const row = await findDelivery(siteDb(context.env, site.id), site.id, context.req.param('id'));
  if (!row) throw new Problem(404, 'delivery_unknown', 'This site has no delivery of that id.');
  const { body, ...rest } = row;
  const receipts = await receiptsOf(siteDb(context.env, site.id), site.id, row.id);
  return context.json({
    ...told(rest),
    body: JSON.parse(body) as unknown,
    receipts: receipts.map(({ at, machine, ...one }) => ({
      at: new Date(at).toISOString(),
      ...one,
      machine: machine === 1,
    })),
  });
});

deliveries.get('/v1/deliveries/:id/attempts', async (context) => {
  const site = await siteOf(context);
  const rows = await listAttempts(siteDb(context.env, site.id), site.id, context.req.param('id'));
  if (!rows) throw new Problem(404, 'delivery_unknown', 'This site has no delivery of that id.');
  return context.json({ data: rows.map(({ at, ...row }) => ({ at: new Date(at).toISOString(), ...row })), next: null });
});

deliveries.post('/v1/deliveries/:id/retry', async (context) => {
  const site = await siteOf(context);
  const id = context.req.param('id');
  const found = await retryDelivery(siteDb(context.env, site.id), site.id, id, Date.now());
  if (!found)
    throw new Problem(404, 'delivery_unknown', 'This site has no delivery of that id that could be retried now.');
  await context.env.DELIVERIES.send({ v: 1, site: site.id, ids: [id] });
  return context.json({ id, status: 'pending' }, 202);
});

const WAITING = ['pending', 'claimed'];

const moment = z.iso.datetime({ offset: true });
const retrySchema = z.object({
  status: z.enum(['delivered', 'failed', 'unknown']).default('failed'),
  webhook: z.string().optional(),
  type: z.string().optional(),
  channel: z.enum(['webhook', 'message', ...CHANNELS]).optional(),
  campaign: z.string().optional(),
  from: moment.optional(),
  to: moment.optional(),
});

deliveries.post('/v1/deliveries/retry', async (context) => {
  const site = await siteOf(context);
  const filter = filterFrom(await readJson(context.req.raw, retrySchema));
  const ids = await retryMany(siteDb(context.env, site.id), site.id, filter, Date.now(), MAX_RETRIED);
  if (ids.length > 0) await context.env.DELIVERIES.send({ v: 1, site: site.id, ids });
  return context.json({ retried: ids.length, more: ids.length === MAX_RETRIED }, 202);
});

type Given = { [member in keyof DeliveryFilter]?: string | undefined };

function filterFrom({ status, webhook, type, channel, campaign, from, to }: Given): DeliveryFilter {
  return {
    ...(status ? { status } : {}),
    ...(webhook ? { webhook } : {}),
    ...(type ? { type } : {}),
    ...(channel ? { channel } : {}),
    ...(campaign ? { campaign } : {}),
    ...(from ? { from: Date.parse(from) || 0 } : {}),
    ...(to ? { to: Date.parse(to) || 0 } : {}),
  };
}

function placeFrom(cursor: string): { createdAt: number; id: string } {
  const [createdAt, id = ''] = cursor.split(' ');
  return { createdAt: Number(createdAt) || 0, id };
}

function told({ webhook, createdAt, nextAttemptAt, ...row }: DeliveryRow) {
  return {
    ...row,
    webhookId: webhook,
    createdAt: new Date(createdAt).toISOString(),
    // Of what is unknown it is when its provider is asked: no machine attempts it again.
    nextAttemptAt: nextAttemptAt && WAITING.includes(row.status) ? new Date(nextAttemptAt).toISOString() : null,
  };
}
