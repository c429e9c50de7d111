import { MAX_SEGMENTS, type SegmentDefinition } from '@footfall/contract';
import { Problem } from '../problem.ts';
import { segmentId } from './segment-id.ts';
import { refuseProblems, ruleOf, segmentProblems } from './segment-problems.ts';
import { segmentUnknown } from './segment-unknown.ts';
import { allSegments, insertSegment, saveDraft, takenIds } from './store.ts';

/**
 * A new draft; its id is given or made of its name. Throws 409 where the id is taken or there are too many, 422 with
 * what is wrong.
 */
export async function createSegment(
  db: D1Database,
  site: string,
  { id: given, ...definition }: SegmentDefinition & { id?: string },
  now: number,
): Promise<string> {
  const taken = await takenIds(db, site);
  if (taken.size >= MAX_SEGMENTS) {
    throw new Problem(409, 'too_many_segments', `A site has at most ${MAX_SEGMENTS} segments. Delete one first.`);
  }
  const id = given ?? segmentId(definition.name, taken);
  await refuseWrongDraft(db, site, id, definition, now);
  const inserted = await insertSegment(db, site, id, definition, now);
  if (!inserted)
    throw new Problem(409, 'segment_exists', `There is a segment ${id} already. Choose another id, or none.`);
  return id;
}

/** What is in force stays as it is until the draft is published. Throws 404 or 422. */
export async function changeSegment(
  db: D1Database,
  site: string,
  id: string,
  definition: SegmentDefinition,
  now: number,
): Promise<void> {
  await refuseWrongDraft(db, site, id, definition, now);
  const found = await saveDraft(db, site, id, definition, now);
  if (!found) throw segmentUnknown();
}

/** A draft may ask for other drafts; whether they are in force is asked when it is published. */
export async function refuseWrongDraft(
  db: D1Database,
  site: string,
  id: string,
  definition: SegmentDefinition,
  now: number,
): Promise<void> {
  const others = (await allSegments(db, site)).map((row) => ruleOf(row.id, row.draft, { changedIn: 0 }));
  refuseProblems(segmentProblems(id, definition, others, now));
}
