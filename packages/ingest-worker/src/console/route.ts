import type { ConsoleSession } from '@footfall/contract';
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { verifyPassword } from '../crypto/password.ts';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import type { Site } from '../sites/site.ts';
import { findSite, readableWriteKey, sitesWithPassword } from '../sites/store.ts';
import { notices } from './notices.ts';
import { endSession, requireConsoleSite, startSession } from './session.ts';
import { deadLetters } from './store.ts';

const SIGN_IN_WAIT_SECONDS = 60;
const signInSchema = z.object({ password: z.string(), site: z.string().optional() });

/** HTTP in: what only the console asks. */
export const consoleApi = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

consoleApi.post('/console/api/session', async (context) => {
  const address = context.req.header('cf-connecting-ip') ?? 'local';
  const { success } = await context.env.SIGN_IN_LIMIT.limit({ key: address });
  if (!success) {
    throw new Problem(429, 'sign_in_limited', 'Too many attempts. Wait a minute and try again.', {
      'retry-after': String(SIGN_IN_WAIT_SECONDS),
    });
  }
  const { password, site } = await readJson(context.req.raw, signInSchema);
  const found = await siteByPassword(context.env, password, site);
  await startSession(context, found.id);
  return context.json(await sessionOf(context, found));
});

consoleApi.get('/console/api/session', async (context) => {
  return context.json(await sessionOf(context, await requireConsoleSite(context)));
});

consoleApi.delete('/console/api/session', (context) => {
  endSession(context);
  return context.body(null, 204);
});

consoleApi.get('/console/api/dead-letters', async (context) => {
  const site = await requireConsoleSite(context);
  return context.json({ data: await deadLetters(siteDb(context.env, site.id), site.id), next: null });
});

consoleApi.get('/console/api/notices', async (context) => {
  const site = await requireConsoleSite(context);
  return context.json({ data: await notices(context.env, site, Date.now()), next: null });
});

async function siteByPassword(env: Env, password: string, wanted: string | undefined): Promise<Site> {
  const sites = await sitesWithPassword(env.DB);
  const candidate = wanted ? sites.find(({ id }) => id === wanted) : sites.length === 1 ? sites[0] : undefined;
  if (!candidate && !wanted && sites.length > 1) {
    throw new Problem(400, 'site_missing', 'There are several sites here: say which one with "site".');
  }
  const right = candidate && (await verifyPassword(password, candidate.password));
  const site = right ? await findSite(env.DB, candidate.id) : undefined;
  if (!site) throw new Problem(401, 'password_wrong', 'That is not the password.');
  return site;
}

async function sessionOf(context: Ctx, { id, name, currency, timeZone }: Site): Promise<ConsoleSession> {
  const writeKey = (await readableWriteKey(context.env.DB, id)) ?? '';
  return { site: { id, name, currency, timeZone }, writeKey };
}
