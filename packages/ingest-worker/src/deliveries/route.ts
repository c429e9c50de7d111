import { newWebhookSchema } from '@footfall/contract/schema';
import { Hono } from 'hono';
import { nanoid } from 'nanoid';
import { seal } from '../crypto/seal.ts';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { siteOf } from '../sites/site-of.ts';
import { refuseReceiver } from './receiver-url.ts';
import { newSigningSecret } from './sign-webhook.ts';
import { deleteWebhook, insertWebhook, listDeliveries, listWebhooks, retryDelivery, type Webhook } from './store.ts';

const PAGE_SIZE = 50;

/** HTTP in: webhooks and what was sent to them. */
export const deliveries = new Hono<{ Bindings: Env }>();

deliveries.post('/v1/webhooks', async (context) => {
  const site = await siteOf(context);
  const { url, types, description } = await readJson(context.req.raw, newWebhookSchema);
  const refusal = refuseReceiver(url, context.env.ALLOW_LOOPBACK_RECEIVERS === 'true');
  if (refusal) throw new Problem(422, 'receiver_refused', refusal);
  const id = `wh_${nanoid()}`;
  const secret = newSigningSecret();
  const sealed = await seal(context.env.FOOTFALL_SECRET, `webhook/${id}`, secret);
  const webhook: Webhook = { id, site: site.id, url, types, description, status: 'active', createdAt: Date.now() };
  await insertWebhook(siteDb(context.env, site.id), webhook, sealed);
  return context.json({ ...told(webhook), secret }, 201);
});

deliveries.get('/v1/webhooks', async (context) => {
  const site = await siteOf(context);
  const webhooks = await listWebhooks(siteDb(context.env, site.id), site.id);
  return context.json({ data: webhooks.map(told), next: null });
});

deliveries.delete('/v1/webhooks/:id', async (context) => {
  const site = await siteOf(context);
  const found = await deleteWebhook(siteDb(context.env, site.id), site.id, context.req.param('id'));
  if (!found) throw new Problem(404, 'webhook_unknown', 'This site has no webhook of that id.');
  return context.body(null, 204);
});

deliveries.get('/v1/deliveries', async (context) => {
  const site = await siteOf(context);
  const { status, cursor } = context.req.query();
  const rows = await listDeliveries(siteDb(context.env, site.id), site.id, {
    ...(status ? { status } : {}),
    ...(cursor ? { before: placeFrom(cursor) } : {}),
    limit: PAGE_SIZE,
  });
  const data = rows.map(({ webhook, createdAt, nextAttemptAt, ...row }) => ({
    ...row,
    webhookId: webhook,
    createdAt: new Date(createdAt).toISOString(),
    nextAttemptAt: nextAttemptAt && row.status !== 'delivered' ? new Date(nextAttemptAt).toISOString() : null,
  }));
  const last = rows.length === PAGE_SIZE ? rows.at(-1) : undefined;
  return context.json({ data, next: last ? `${last.createdAt} ${last.id}` : null });
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

function placeFrom(cursor: string): { createdAt: number; id: string } {
  const [createdAt, id = ''] = cursor.split(' ');
  return { createdAt: Number(createdAt) || 0, id };
}

function told({ site: _site, createdAt, ...webhook }: Webhook) {
  return { ...webhook, createdAt: new Date(createdAt).toISOString() };
}
