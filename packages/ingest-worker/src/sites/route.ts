import { type Context, Hono } from 'hono';
import { nanoid } from 'nanoid';
import * as z from 'zod';
import { hashPassword } from '../crypto/password.ts';
import { sha256Hex } from '../crypto/sha256.ts';
import type { Env } from '../env.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { keyFromHeader } from './authenticate.ts';
import { insertKey, liveKeys, revokeKey } from './key-store.ts';
import { type KeyKind, newKey } from './new-key.ts';
import { newSiteSchema } from './new-site.ts';
import { forgetSite } from './site-cache.ts';
import { findSite, insertSite, listSites } from './store.ts';

/** Two of a kind, so that one can be replaced without a gap. */
const MAX_LIVE_KEYS = 2;
const KINDS: KeyKind[] = ['write', 'secret', 'identity'];

/** HTTP in: sites and their keys, for whoever runs the deployment. */
export const sites = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

sites.use('/v1/sites', async (context, next) => {
  await requireAdmin(context);
  await next();
});
sites.use('/v1/sites/*', async (context, next) => {
  await requireAdmin(context);
  await next();
});

sites.get('/v1/sites', async (context) => context.json({ data: await listSites(context.env.DB), next: null }));

sites.post('/v1/sites', async (context) => {
  const wanted = await readJson(context.req.raw, newSiteSchema);
  const { consolePassword, ...settings } = wanted;
  const id =
    wanted.id ??
    `site-${nanoid(10)
      .toLowerCase()
      .replaceAll(/[^a-z0-9]/g, 'x')}`;
  if (await findSite(context.env.DB, id)) {
    throw new Problem(409, 'site_exists', 'There is a site of this id already. Choose another, or none.');
  }
  const now = Date.now();
  const keys = await Promise.all(KINDS.map((kind) => newKey(context.env.FOOTFALL_SECRET, kind)));
  const password = consolePassword ? await hashPassword(consolePassword) : null;
  const { DB } = context.env;
  await DB.batch([
    ...insertSite(DB, { ...settings, id }, password, now),
    ...keys.map(({ row }) => insertKey(DB, id, row, now)),
  ]);
  const [write, secret, identity] = keys.map(({ key }) => key);
  return context.json({ id, ...settings, keys: { write, secret, identity } }, 201);
});

sites.get('/v1/sites/:id/keys', async (context) => {
  const keys = await liveKeys(context.env.DB, await siteId(context));
  const data = keys.map((key) => ({ ...key, createdAt: new Date(key.createdAt).toISOString() }));
  return context.json({ data, next: null });
});

sites.post('/v1/sites/:id/keys', async (context) => {
  const id = await siteId(context);
  const { kind } = await readJson(context.req.raw, z.object({ kind: z.enum(KINDS) }));
  const live = await liveKeys(context.env.DB, id);
  if (live.filter((key) => key.kind === kind).length >= MAX_LIVE_KEYS) {
    throw new Problem(409, 'too_many_keys', `There are ${MAX_LIVE_KEYS} live ${kind} keys. Revoke one first.`);
  }
  const { key, row } = await newKey(context.env.FOOTFALL_SECRET, kind);
  await insertKey(context.env.DB, id, row, Date.now()).run();
  return context.json({ id: row.id, kind, key }, 201);
});

sites.delete('/v1/sites/:id/keys/:key', async (context) => {
  const id = await siteId(context);
  const found = await revokeKey(context.env.DB, id, context.req.param('key'), Date.now());
  if (!found) throw new Problem(404, 'key_unknown', 'This site has no live key of that id.');
  forgetSite(id);
  return context.body(null, 204);
});

async function siteId(context: Ctx): Promise<string> {
  const site = await findSite(context.env.DB, context.req.param('id') ?? '');
  if (!site) throw new Problem(404, 'site_unknown', 'There is no site of that id.');
  return site.id;
}

/** Hashes of equal length are compared, so that nothing is learned from how long it takes. */
async function requireAdmin(context: Ctx): Promise<void> {
  const given = keyFromHeader(context.req.header('authorization'));
  const token = context.env.ADMIN_TOKEN;
  const right = token && given && (await sha256Hex(given)) === (await sha256Hex(token));
  if (!right) throw new Problem(401, 'admin_token_needed', 'This needs the deployment’s admin token as Bearer token.');
}
