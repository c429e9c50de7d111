import type { SegmentRule } from '@footfall/contract';
import type { Rules } from '@footfall/engine';
import { type Env, siteDb } from '../env.ts';
import { publishRules, type RulesChange } from '../rules/publish-rules.ts';
import { refuseProblems, ruleOf, segmentProblems } from './segment-problems.ts';
import { asksTheSame } from './segment-row.ts';
import { segmentUnknown } from './segment-unknown.ts';
import { findSegment, markPublished, takenIds } from './store.ts';

interface Wanted {
  id: string;
  /** Those who match already are told of like anybody who enters. */
  announceExisting: boolean;
  now: number;
}

/**
 * Puts a segment's draft in force. Known customers are evaluated behind it, only where the rule asks something else
 * than before. Throws 422 with what is wrong, 404 where there is no such segment.
 */
export async function publishSegment(env: Env, site: string, wanted: Wanted): Promise<void> {
  const db = siteDb(env, site);
  await publishRules(env, site, (newest, version) => nextRules(db, site, wanted, newest, version), wanted.now);
}

async function nextRules(
  db: D1Database,
  site: string,
  { id, announceExisting, now }: Wanted,
  { segments = [] }: Rules,
  version: number,
): Promise<RulesChange | undefined> {
  const row = await findSegment(db, site, id);
  if (!row) throw segmentUnknown();
  refuseProblems(segmentProblems(id, row.draft, segments, now, await takenIds(db, site)));

  const before = segments.find((segment) => segment.id === id);
  const changes = !before || !asksTheSame(before, row.draft);
  const changedIn = changes ? version : before.changedIn;
  const createdIn = before ? (before.createdIn ?? 0) : version;
  const announce = changes ? announceExisting : before.announceExisting === true;
  const rule: SegmentRule = {
    ...ruleOf(id, row.draft, { changedIn, createdIn }),
    ...(announce ? { announceExisting: true } : {}),
  };
  const published = markPublished(db, site, id, { definition: row.draft, changedIn, createdIn }, now);
  if (!changes && before.name === rule.name) {
    await published.run();
    return undefined;
  }
  const next = before ? segments.map((segment) => (segment === before ? rule : segment)) : [...segments, rule];
  return { parts: { segments: next }, wakes: changes, writes: [published] };
}
