import { type Rules, surveyRule } from '@footfall/engine';
import { completeTheme } from '@footfall/engine/survey-flow';
import { poolIds } from '../coupons/pool-store.ts';
import { type Env, siteDb } from '../env.ts';
import { publishRules, type RulesChange } from '../rules/publish-rules.ts';
import { findDraft, insertRevision, markPublished, newestRevision } from './store.ts';
import { refuseSurvey, surveyProblems } from './survey-problems.ts';
import { drawnOf, drawsTheSame, saysTheSame } from './survey-row.ts';
import { surveyUnknown } from './survey-unknown.ts';

/**
 * Puts a survey's draft in force. What is drawn becomes a new revision, which never changes, only where it draws
 * something else than before. Throws 422 with what is wrong, 404 where there is no such survey.
 */
export async function publishSurvey(env: Env, site: string, id: string, now: number): Promise<void> {
  const db = siteDb(env, site);
  await publishRules(env, site, (newest) => nextRules(db, site, id, newest, now), now);
}

async function nextRules(
  db: D1Database,
  site: string,
  id: string,
  { surveys, segments = [] }: Rules,
  now: number,
): Promise<RulesChange | undefined> {
  const row = await findDraft(db, site, id);
  if (!row) throw surveyUnknown();
  const { draft, published, revision: before } = row;
  refuseSurvey(surveyProblems(id, draft, { segments, pools: await poolIds(db, site), now }));
  if (saysTheSame(draft, published)) return undefined;

  const isDrawn = before !== undefined && published !== undefined && drawsTheSame(draft, published);
  const revision = isDrawn ? before : (await newestRevision(db, site, id)) + 1;
  const rule = surveyRule(id, revision, draft);
  const known = surveys.some((survey) => survey.id === id);
  return {
    parts: { surveys: known ? surveys.map((survey) => (survey.id === id ? rule : survey)) : [...surveys, rule] },
    // A survey waits for something to happen: nobody has to be woken for it.
    wakes: false,
    writes: [
      ...(isDrawn ? [] : [insertRevision(db, site, completeTheme({ ...drawnOf(draft), id, revision }), now)]),
      markPublished(db, site, id, { draft, revision }, now),
    ],
  };
}
