import type { BatchAnswer } from '@footfall/contract';
import { type Context, Hono } from 'hono';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { authenticate, type Caller, keyFromHeader } from '../sites/authenticate.ts';
import { verifyIdentityToken } from '../sites/identity-token.ts';
import { originAllowed } from '../sites/origin-allowed.ts';
import { siteOf } from '../sites/site-of.ts';
import { badEventCounts, listBadEvents } from './bad-event-store.ts';
import { replaySchema } from './bodies.ts';
import { edgeFacts } from './edge.ts';
import { idCookie } from './id-cookie.ts';
import { limitRate } from './rate-limit.ts';
import { type Batch, readBatch, readSingle } from './read-batch.ts';
import { readBody } from './read-body.ts';
import { replayBadEvents } from './replay-bad-events.ts';
import { segmentSettings } from './segment-settings.ts';
import type { Speaker } from './speaker.ts';
import { takeBatch } from './take-batch.ts';

/** Short and long path of each type, as Segment's HTTP tracking API has them. */
const SINGLE_ROUTES: Record<string, string> = {
  track: 'track',
  t: 'track',
  page: 'page',
  p: 'page',
  identify: 'identify',
  i: 'identify',
  group: 'group',
  g: 'group',
  alias: 'alias',
  a: 'alias',
  screen: 'screen',
  s: 'screen',
};
/** Names under which Segment's own libraries, and those made after them, say who they are. */
const SEGMENT_LIBRARIES = /^(analytics[.-]|@segment\/)/i;
/** What a client is told to wait when something could not be stored just now. */
const RETRY_AFTER_SECONDS = 5;

/** HTTP in: events, and what became of those that were refused. */
export const collect = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

for (const path of ['batch', 'b', 'import']) {
  collect.post(`/v1/${path}`, (context) => ingest(context, readBatch));
}
for (const [path, type] of Object.entries(SINGLE_ROUTES)) {
  collect.post(`/v1/${path}`, (context) => ingest(context, (text) => readSingle(text, type)));
}

collect.post('/v1/validate', async (context) => {
  const batch = readBatch(await readBody(context.req.raw));
  const { speaker, token } = await speakerOf(context, batch);
  const answer = await takeBatch(context.env, { ...speaker, dry: true }, batch.events, batch.context);
  return context.json({ ...answer, ...token });
});

collect.get('/v1/projects/:writeKey/settings', async (context) => {
  const writeKey = context.req.param('writeKey');
  await authenticate(context.env, writeKey);
  return context.json(segmentSettings(new URL(context.req.url), writeKey));
});

collect.get('/v1/bad-events', async (context) => {
  const site = await siteOf(context);
  const { code, cursor } = context.req.query();
  const db = siteDb(context.env, site.id);
  const [at = '', lastId] = cursor?.split('.') ?? [];
  const before = lastId && Number(at) ? { receivedAt: Number(at), id: lastId } : undefined;
  const { events, more } = await listBadEvents(db, site.id, {
    ...(code ? { code } : {}),
    ...(before ? { before } : {}),
  });
  const data = events.map(({ receivedAt, event, ...rest }) => ({
    ...rest,
    receivedAt: new Date(receivedAt).toISOString(),
    event: readable(event),
  }));
  const last = more ? events.at(-1) : undefined;
  const next = last ? `${last.receivedAt}.${last.id}` : null;
  return context.json({ data, next, counts: await badEventCounts(db, site.id, Date.now()) });
});

collect.post('/v1/bad-events/replay', async (context) => {
  const site = await siteOf(context);
  const { events } = await readJson(context.req.raw, replaySchema);
  return context.json(await replayBadEvents(context.env, site, events, Date.now()));
});

async function ingest(context: Ctx, read: (text: string) => Batch): Promise<Response> {
  const batch = read(await readBody(context.req.raw));
  const { speaker, token } = await speakerOf(context, batch);
  const taken = await takeBatch(context.env, speaker, batch.events, batch.context);
  const cookie = idCookie(speaker, batch, context.req.raw.headers, taken);
  if (cookie) context.header('set-cookie', cookie);
  return statusFor(context, batch, { ...taken, ...token });
}

/** Who speaks, after every reason not to listen. */
async function speakerOf(context: Ctx, batch: Batch): Promise<{ speaker: Speaker; token: Pick<BatchAnswer, 'token'> }> {
  const receivedAt = Date.now();
  const key = keyFromHeader(context.req.header('authorization')) ?? batch.writeKey ?? context.req.query('writeKey');
  const caller = await authenticate(context.env, key);
  checkOrigin(caller, context.req.header('origin'));
  await limitRate(context.env, caller, context.req.header('cf-connecting-ip'));
  const verdict = batch.token
    ? await verifyIdentityToken(context.env, caller.site.id, batch.token, receivedAt)
    : undefined;
  const speaker: Speaker = {
    ...caller,
    ...(verdict && 'user' in verdict ? { user: verdict.user } : {}),
    edge: edgeFacts(context.req.raw, caller.speaks),
    receivedAt,
    ...(batch.sentAt ? { sentAt: batch.sentAt } : {}),
    ...(batch.historical && caller.speaks === 'secret' ? { historical: true } : {}),
    ...(batch.import && caller.speaks === 'secret' ? { import: batch.import } : {}),
  };
  return { speaker, token: verdict && 'refused' in verdict ? { token: verdict.refused } : {} };
}

/** A server sends no Origin, and a write key without one is no less public: untrusted, not refused. */
function checkOrigin(caller: Caller, origin: string | undefined): void {
  if (caller.speaks === 'secret' || !origin || originAllowed(origin, caller.site.allowedOrigins)) return;
  const message = `Pages of ${origin} may not use this write key. Add the origin to the site's settings.`;
  throw new Problem(403, 'origin_not_allowed', message);
}

/**
 * Clients that read per-event answers get 200. Those of Segment understand status codes alone: one event that is to
 * come again makes the whole answer say so, which is harmless, as the others are then duplicates.
 */
function statusFor(context: Ctx, batch: Batch, taken: BatchAnswer): Response {
  const statuses = new Set(taken.results.map((result) => result.status));
  const again = statuses.has('retry') ? 503 : statuses.has('limited') ? 429 : undefined;
  if (!again) return context.json(taken);
  const headers = { 'retry-after': String(RETRY_AFTER_SECONDS) };
  return context.json(taken, speaksStatusCodes(batch) ? again : 200, headers);
}

function speaksStatusCodes(batch: Batch): boolean {
  return [batch.context, ...batch.events.map((event) => (event as { context?: unknown } | null)?.context)].some(
    (context) => {
      const name = (context as { library?: { name?: unknown } } | undefined)?.library?.name;
      return typeof name === 'string' && SEGMENT_LIBRARIES.test(name);
    },
  );
}

function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
