import type { EventResult } from '@footfall/contract';
import { type Env, siteDb } from '../env.ts';
import type { Site } from '../sites/site.ts';
import { findBadEvents, removeBadEvents } from './bad-event-store.ts';
import { takeBatch } from './take-batch.ts';

const SETTLED = new Set(['accepted', 'duplicate', 'dropped']);

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
    const mended = wanted.find(({ id }) => id === bad.id)?.event ?? JSON.parse(bad.event);
    const event = withTime(mended, bad.receivedAt);
    const speaks = bad.trusted ? 'secret' : 'write';
    // A dry look first: what would be refused again must not be kept a second time.
    const speaker = { site, speaks, edge: {}, receivedAt: now } as const;
    const foreseen = await takeBatch(env, { ...speaker, dry: true }, [event]);
    const answer = foreseen.results[0]?.status === 'invalid' ? foreseen : await takeBatch(env, speaker, [event]);
    const [result] = answer.results;
    if (!result) continue;
    const { index: _one, ...rest } = result;
    results.push({ id: bad.id, ...rest });
  }
  const settled = results.filter(({ status }) => SETTLED.has(status)).map(({ id }) => id);
  await removeBadEvents(db, site.id, settled);
  return { results };
}

/** An event that came without a time happened, at the latest, when it came. */
function withTime(event: unknown, receivedAt: number): unknown {
  if (typeof event !== 'object' || event === null || Array.isArray(event)) return event;
  return { timestamp: new Date(receivedAt).toISOString(), ...event };
}
