import { segmentsAsked } from '@footfall/engine';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import { publishRules } from '../rules/publish-rules.ts';
import { forgetMembers } from './member-store.ts';
import { segmentUnknown } from './segment-unknown.ts';
import { allSegments, deletedSegments, dropSegment, findSegment, markDeleted } from './store.ts';

/** Members forgotten by one statement, and statements of one call; the sweep goes on with what is left. */
const FORGOTTEN_AT_ONCE = 5_000;
const MAX_STATEMENTS = 20;
const MAX_SWEPT = 10;

/**
 * Takes a segment out of force and forgets who was in it. Throws 404 where there is none, 409 where another asks
 * whether somebody is in it.
 */
export async function deleteSegment(env: Env, site: string, id: string, now: number): Promise<void> {
  const db = siteDb(env, site);
  const row = await findSegment(db, site, id);
  if (!row) throw segmentUnknown();
  await refuseAsked(db, site, id);
  await publishRules(
    env,
    site,
    async ({ segments = [] }) => {
      const rest = segments.filter((segment) => segment.id !== id);
      const asking = rest.filter(({ when }) => segmentsAsked(when).includes(id));
      if (asking.length > 0) throw segmentAsked(asking.map(({ name }) => name));
      if (rest.length < segments.length) {
        return { parts: { segments: rest }, wakes: true, writes: [markDeleted(db, site, id, now)] };
      }
      await markDeleted(db, site, id, now).run();
      return undefined;
    },
    now,
  );
  await forgetSegment(db, site, id);
}

/** Called by the sweep: goes on with segments that had more members than one call forgets, or whose call died. */
export async function forgetDeletedSegments(env: Env): Promise<void> {
  for (const { site, id } of await deletedSegments(env.DB, MAX_SWEPT)) {
    await forgetSegment(siteDb(env, site), site, id);
  }
}

/** Its row goes last, so that until then nobody takes its id and what is left is found again. */
async function forgetSegment(db: D1Database, site: string, id: string): Promise<void> {
  for (let statement = 0; statement < MAX_STATEMENTS; statement += 1) {
    const forgotten = await forgetMembers(db, site, id, FORGOTTEN_AT_ONCE);
    if (forgotten < FORGOTTEN_AT_ONCE) return dropSegment(db, site, id);
  }
}

/** Drafts that ask for it count as well: without it they could never be published. */
async function refuseAsked(db: D1Database, site: string, id: string): Promise<void> {
  const others = (await allSegments(db, site)).filter((other) => other.id !== id);
  const asking = others.filter(({ draft, published }) =>
    [draft, published].some((definition) => definition && segmentsAsked(definition.when).includes(id)),
  );
  if (asking.length > 0) throw segmentAsked(asking.map(({ draft }) => draft.name));
}

function segmentAsked(names: string[]): Problem {
  const who = new Intl.ListFormat('en').format(names.map((name) => `“${name}”`));
  const message = `${who} ${names.length === 1 ? 'asks' : 'ask'} whether somebody is in this segment. Change that first.`;
  return new Problem(409, 'segment_asked', message);
}
