import type { EventResult } from '@footfall/contract';
import { type Env, siteDb } from '../env.ts';
import type { Site } from '../sites/site.ts';
import { type BadEvent, findBadEvents, removeBadEvents } from './bad-event-store.ts';
import { busy } from './routed.ts';
import { SETTLED_STATUSES } from './settled-statuses.ts';
import { takeBatch } from './take-batch.ts';

/** What is said of one that was kept cut. */
const CUT = 'It was too large to be kept whole: send a smaller form of it as "event".';

/** What became of one event that was sent again. */
export type Replayed = { id: string } & Omit<EventResult, 'index'>;

/**
 * Sends refused events again, mended where a mended form is given, with the trust they came with and no later than
 * they came. What is accepted then leaves the list; what is refused again stays as it was.
 */
export async function replayBadEvents(
  env: Env,
  site: Site,
  wanted: { id: string; event?: unknown }[],
  now: number,
): Promise<{ results: Replayed[] }> {
  const db = siteDb(env, site.id);
  const kept = await findBadEvents(
    db,
    site.id,
    wanted.map(({ id }) => id),
  );
  const results: Replayed[] = [];
  for (const bad of kept) {
    const event = wanted.find(({ id }) => id === bad.id)?.event ?? readable(bad.event);
    const { index: _one, ...result } = await tellAgain(env, site, bad, event, now);
    results.push({ id: bad.id, ...result });
  }
  const settled = results
    .filter(({ status, code }) => SETTLED_STATUSES.has(status) && code !== 'parked')
    .map(({ id }) => id);
  await removeBadEvents(db, site.id, settled);
  return { results };
}

async function tellAgain(env: Env, site: Site, bad: BadEvent, event: unknown, now: number): Promise<EventResult> {
  if (event === undefined)
    return { index: 0, messageId: null, status: 'invalid', code: 'event_too_large', message: CUT };
  const speaks = bad.trusted ? 'secret' : 'write';
  const speaker = { site, speaks, edge: {}, receivedAt: now, cameAt: bad.receivedAt } as const;
  const again = [withTime(event, bad.receivedAt)];
  try {
    // A dry look first: what would be refused again must not be kept a second time.
    const [foreseen] = (await takeBatch(env, { ...speaker, dry: true }, again)).results;
    if (foreseen?.status === 'invalid' || foreseen?.code === 'parked') return foreseen;
    const [result] = (await takeBatch(env, speaker, again)).results;
    if (result) return result;
  } catch (error) {
    console.error(JSON.stringify({ unit: 'replay', error: String(error) }));
  }
  return { index: 0, messageId: null, ...busy };
}

/** Undefined where it was too large to be kept whole. */
function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * An event that came without a time happened, at the latest, when it came. That is our clock's word, which the teller's
 * has no say in.
 */
function withTime(event: unknown, receivedAt: number): unknown {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return event;
  const { timestamp, sentAt: _theirs, ...rest } = event as Record<string, unknown>;
  if (timestamp !== undefined && timestamp !== null) return event;
  return { ...rest, timestamp: new Date(receivedAt).toISOString() };
}
