import type { SurveyGroup } from '@footfall/contract';
import { surveyGroups } from '@footfall/engine';
import { findResponses } from './find-responses.ts';
import { findDraft } from './store.ts';

/** Of one campaign, how many surveys are told of, and of how many responses each: the newest. */
const MAX_SURVEYS = 5;
const MAX_RESPONSES = 5_000;

/** What people answered whom a campaign had asked or brought, survey by survey: whether the campaign was right. */
export async function campaignResults(db: D1Database, site: string, campaign: string): Promise<SurveyGroup[]> {
  const { results: surveys } = await db
    .prepare(
      `SELECT survey FROM survey_responses WHERE site = ? AND campaign = ? AND solicited = 1
       GROUP BY survey ORDER BY count(*) DESC LIMIT ?`,
    )
    .bind(site, campaign, MAX_SURVEYS)
    .all<{ survey: string }>();
  const groups = await Promise.all(surveys.map(({ survey }) => resultsOf(db, site, survey, campaign)));
  return groups.flat();
}

async function resultsOf(db: D1Database, site: string, id: string, campaign: string): Promise<SurveyGroup[]> {
  const row = await findDraft(db, site, id);
  if (!row) return [];
  const filter = { solicited: true, from: 0, to: Number.MAX_SAFE_INTEGER, campaign, withUnseen: true };
  const found = await findResponses(db, site, id, filter, MAX_RESPONSES);
  const survey = { ...(row.published ?? row.draft), id, revision: row.revision ?? 0 };
  return surveyGroups(survey, found, () => [{ id, name: row.draft.name }]);
}
