import { WEBHOOK_TYPES } from '@footfall/contract';
import { newWebhookSchema, webhookChangeSchema } from '@footfall/contract/schema';
import { type Context, Hono } from 'hono';
import { nanoid } from 'nanoid';
import * as z from 'zod';
import { seal } from '../../crypto/seal.ts';
import { type Env, siteDb } from '../../env.ts';
import { Problem } from '../../problem.ts';
import { readJson } from '../../read-json.ts';
import { siteOf } from '../../sites/site-of.ts';
import { findDelivery, insertTest, retryMany } from '../store.ts';
import { callReceiver } from './call-receiver.ts';
import { checkReceiver } from './check-receiver.ts';
import { estimate } from './estimate.ts';
import { exampleBody } from './example-body.ts';
import { HEALTHY } from './health.ts';
import { withPreview } from './preset-preview.ts';
import { WEBHOOK_PRESETS } from './presets.ts';
import { refuseRequest } from './refuse-request.ts';
import { secretsPlace } from './secrets-place.ts';
import { newSigningSecret } from './sign-webhook.ts';
import {
  deleteWebhook,
  findWebhook,
  insertWebhook,
  listWebhooks,
  receivers,
  rotateSecret,
  updateWebhook,
} from './store.ts';
import type { Webhook } from './webhook.ts';

const ROTATION_MS = 24 * 60 * 60_000;
/** What one replay makes due; asked again it goes on. */
const MAX_REPLAYED = 1_000;

/** HTTP in: who is told of what, and how they are doing. */
export const webhooks = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

webhooks.post('/v1/webhooks', async (context) => {
  const site = await siteOf(context);
  const given = await readJson(context.req.raw, newWebhookSchema);
  const problem = refuseRequest(given);
  if (problem) throw new Problem(400, 'body_invalid', `${problem.path}: ${problem.message}`, {}, [problem]);
  const { secrets, ...wanted } = given;
  await refuseUrl(context, wanted.url);
  const id = `wh_${nanoid()}`;
  const { secret, sealed } = await newSecret(context.env, id);
  const now = Date.now();
  const webhook: Webhook = {
    id,
    site: site.id,
    ...wanted,
    status: 'active',
    disabledReason: null,
    createdAt: now,
    health: HEALTHY,
  };
  const db = siteDb(context.env, site.id);
  const sealedSecrets = secrets
    ? await seal(context.env.FOOTFALL_SECRET, secretsPlace(id), JSON.stringify(secrets))
    : null;
  await insertWebhook(db, webhook, { secret: sealed, secrets: sealedSecrets });
  const costs = await estimate(db, site.id, webhook.types, webhook.events, now);
  return context.json({ ...told(webhook), secret, estimate: costs }, 201);
});

webhooks.get('/v1/webhooks', async (context) => {
  const site = await siteOf(context);
  const all = await listWebhooks(siteDb(context.env, site.id), site.id);
  return context.json({ data: all.map(told), next: null });
});

webhooks.get('/v1/webhook-presets', async (context) => {
  await siteOf(context);
  const now = Date.now();
  return context.json({ data: WEBHOOK_PRESETS.map((preset) => withPreview(preset, now)), next: null });
});

webhooks.get('/v1/webhooks/types', async (context) => {
  await siteOf(context);
  const now = Date.now();
  const data = WEBHOOK_TYPES.map((type) => ({ type, example: exampleBody(type, now) }));
  return context.json({ data, next: null });
});

const estimateSchema = newWebhookSchema.pick({ types: true, events: true });

webhooks.post('/v1/webhooks/estimate', async (context) => {
  const site = await siteOf(context);
  const { types, events } = await readJson(context.req.raw, estimateSchema);
  return context.json(await estimate(siteDb(context.env, site.id), site.id, types, events, Date.now()));
});

webhooks.get('/v1/webhooks/:id', async (context) => context.json(told((await required(context)).webhook)));

webhooks.patch('/v1/webhooks/:id', async (context) => {
  const { webhook, db } = await required(context);
  const changes = await readJson(context.req.raw, webhookChangeSchema);
  if (changes.url) await refuseUrl(context, changes.url);
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  await updateWebhook(db, { ...webhook, ...Object.fromEntries(given) });
  return context.json(told((await required(context)).webhook));
});

webhooks.delete('/v1/webhooks/:id', async (context) => {
  const { webhook, db } = await required(context);
  await deleteWebhook(db, webhook.site, webhook.id);
  return context.body(null, 204);
});

webhooks.post('/v1/webhooks/:id/rotate', async (context) => {
  const { webhook, db } = await required(context);
  const { secret, sealed } = await newSecret(context.env, webhook.id);
  const oldUntil = Date.now() + ROTATION_MS;
  await rotateSecret(db, webhook.site, webhook.id, sealed, oldUntil);
  return context.json({ id: webhook.id, secret, oldSecretUntil: new Date(oldUntil).toISOString() });
});

const testSchema = z.object({ type: z.enum(WEBHOOK_TYPES).optional() });

webhooks.post('/v1/webhooks/:id/test', async (context) => {
  const { webhook, db } = await required(context);
  const { type = webhook.types[0] ?? 'event.accepted' } = await readJson(context.req.raw, testSchema);
  if (webhook.status !== 'active')
    throw new Problem(409, 'webhook_disabled', 'This webhook is disabled. Enable it first.');
  const now = Date.now();
  const id = `msg_test_${nanoid()}`;
  const body = JSON.stringify(exampleBody(type, now, webhook.events));
  await insertTest(db, { id, site: webhook.site, webhook: webhook.id, type, body, now });
  const receiver = (await receivers(db, [webhook.id])).get(webhook.id);
  // Asked for by a person who is looking: it waits for no lane, rate or breaker.
  if (receiver)
    await callReceiver(context.env, { ...receiver, rate: null, health: HEALTHY }, [
      { id, webhook: webhook.id, slotted: 0 },
    ]);
  const delivery = await findDelivery(db, webhook.site, id);
  return context.json({ id, type, status: delivery?.status ?? 'pending', answer: delivery?.lastAnswer ?? null });
});

const replaySchema = z.object({
  from: z.iso.datetime({ offset: true }),
  to: z.iso.datetime({ offset: true }).optional(),
  status: z.enum(['delivered', 'failed']).optional(),
});

webhooks.post('/v1/webhooks/:id/replay', async (context) => {
  const { webhook, db } = await required(context);
  const { from, to, status } = await readJson(context.req.raw, replaySchema);
  const filter = {
    webhook: webhook.id,
    from: Date.parse(from),
    ...(to ? { to: Date.parse(to) } : {}),
    ...(status ? { status } : {}),
  };
  const now = Date.now();
  const ids = await retryMany(db, webhook.site, filter, now, MAX_REPLAYED);
  if (ids.length > 0) await context.env.DELIVERIES.send({ v: 1, site: webhook.site, ids });
  return context.json({ replayed: ids.length, more: ids.length === MAX_REPLAYED }, 202);
});

async function required(context: Ctx): Promise<{ webhook: Webhook; db: D1Database }> {
  const site = await siteOf(context);
  const db = siteDb(context.env, site.id);
  const webhook = await findWebhook(db, site.id, context.req.param('id') ?? '');
  if (!webhook) throw new Problem(404, 'webhook_unknown', 'This site has no webhook of that id.');
  return { webhook, db };
}

async function refuseUrl({ env }: Ctx, url: string): Promise<void> {
  const refusal = await checkReceiver(env, url).catch(() => 'The host’s name could not be looked up. Try again.');
  if (refusal) throw new Problem(422, 'receiver_refused', refusal);
}

async function newSecret(env: Env, id: string): Promise<{ secret: string; sealed: string }> {
  const secret = newSigningSecret();
  return { secret, sealed: await seal(env.FOOTFALL_SECRET, `webhook/${id}`, secret) };
}

function told({ site: _site, createdAt, health, ...webhook }: Webhook) {
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return {
    ...webhook,
    createdAt: iso(createdAt),
    health: {
      failures: health.failures,
      failingSince: iso(health.failingSince),
      pausedUntil: iso(health.openUntil),
    },
  };
}
