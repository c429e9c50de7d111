import type { BatchAnswer } from '@footfall/contract';
import { type Context, Hono } from 'hono';
import type { Env } from '../env.ts';
import { Problem } from '../problem.ts';
import { authenticate, type Caller, keyFromHeader } from '../sites/authenticate.ts';
import { originAllowed } from '../sites/origin-allowed.ts';
import { type Batch, readBatch, readSingle } from './read-batch.ts';
import { readBody } from './read-body.ts';
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
const SEGMENT_LIBRARIES = /^(analytics\.js|@segment\/|analytics-)/;
/** What a client is told to wait when something could not be stored just now. */
const RETRY_AFTER_SECONDS = 5;

/** HTTP in: batches and single events. */
export const collect = new Hono<{ Bindings: Env }>();

for (const path of ['batch', 'b', 'import']) {
  collect.post(`/v1/${path}`, (context) => answer(context, readBatch));
}
for (const [path, type] of Object.entries(SINGLE_ROUTES)) {
  collect.post(`/v1/${path}`, (context) => answer(context, (text) => readSingle(text, type)));
}

type Ctx = Context<{ Bindings: Env }>;

async function answer(context: Ctx, read: (text: string) => Batch): Promise<Response> {
  const receivedAt = Date.now();
  const request = context.req.raw;
  const batch = read(await readBody(request));
  const header = keyFromHeader(context.req.header('authorization'));
  const caller = await authenticate(context.env, header ?? batch.writeKey ?? context.req.query('writeKey'));
  checkOrigin(caller, context.req.header('origin'));
  const taken = await takeBatch(context.env, caller, batch, receivedAt);
  return statusFor(context, batch, taken);
}

/** A server sends no Origin, and a write key without one is no less public: untrusted, not refused. */
function checkOrigin(caller: Caller, origin: string | undefined): void {
  if (caller.speaks === 'secret' || !origin || originAllowed(origin, caller.site.allowedOrigins)) return;
  throw new Problem(
    403,
    'origin_not_allowed',
    `Pages of ${origin} may not use this write key. Add the origin to the site's settings.`,
  );
}

/**
 * Clients that read per-event answers get 200. Those of Segment understand status codes alone: one event that is to
 * come again makes the whole answer say so, which is harmless, as the others are then duplicates.
 */
function statusFor(context: Ctx, batch: Batch, taken: BatchAnswer): Response {
  const statuses = new Set(taken.results.map((result) => result.status));
  const again = statuses.has('retry') ? 503 : statuses.has('limited') ? 429 : undefined;
  if (!again || !speaksStatusCodes(batch)) return context.json(taken);
  return context.json(taken, again, { 'retry-after': String(RETRY_AFTER_SECONDS) });
}

function speaksStatusCodes(batch: Batch): boolean {
  return [batch.context, ...batch.events.map((event) => (event as { context?: unknown } | null)?.context)].some(
    (context) => {
      const name = (context as { library?: { name?: unknown } } | undefined)?.library?.name;
      return typeof name === 'string' && SEGMENT_LIBRARIES.test(name);
    },
  );
}
