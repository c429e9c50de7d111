import type { FactChunk } from '@footfall/engine';
import { type CampaignCount, campaignCounts } from './count-facts.ts';
import { touchStatements } from './touch-store.ts';

/** What a chunk adds to the counts, for the batch that writes it: only while the chunk itself, written last, is missing. */
export function countStatements(db: D1Database, chunk: FactChunk): D1PreparedStatement[] {
  const counts = campaignCounts(chunk);
  if (counts.length === 0) return touchStatements(db, chunk);
  return [
    ...touchStatements(db, chunk),
    db
      .prepare(
        `INSERT INTO campaign_counts (site, campaign, version, step, what, count, minor)
         SELECT ?1, value ->> 'campaign', value ->> 'version', value ->> 'step', value ->> 'what', value ->> 'count',
                value ->> 'minor'
         FROM json_each(?2) WHERE NOT EXISTS (SELECT 1 FROM chunks WHERE id = ?3)
         ON CONFLICT (site, campaign, version, step, what) DO UPDATE SET
           count = count + excluded.count, minor = minor + excluded.minor`,
      )
      .bind(chunk.site, JSON.stringify(counts), chunk.id),
  ];
}

/** Counts of one campaign, over all its versions or of one. */
export async function countsOf(
  db: D1Database,
  site: string,
  campaign: string,
  version?: number,
): Promise<Omit<CampaignCount, 'campaign' | 'version'>[]> {
  const { results } = await db
    .prepare(
      `SELECT step, what, sum(count) AS count, sum(minor) AS minor FROM campaign_counts
       WHERE site = ?1 AND campaign = ?2 AND (?3 IS NULL OR version = ?3) GROUP BY step, what ORDER BY step, what`,
    )
    .bind(site, campaign, version ?? null)
    .all<Omit<CampaignCount, 'campaign' | 'version'>>();
  return results;
}

/** How many messages of each step stand where. */
export async function deliveriesOf(
  db: D1Database,
  site: string,
  campaign: string,
  version?: number,
): Promise<{ step: string; status: string; count: number }[]> {
  const { results } = await db
    .prepare(
      `SELECT step, status, count(*) AS count FROM deliveries
       WHERE site = ?1 AND campaign = ?2 AND (?3 IS NULL OR campaign_version = ?3) GROUP BY step, status`,
    )
    .bind(site, campaign, version ?? null)
    .all<{ step: string; status: string; count: number }>();
  return results;
}

/** How many began each campaign and how many reached its goal, for lists. */
export async function campaignTotals(
  db: D1Database,
  site: string,
): Promise<Map<string, { started: number; ended: number; goals: number; sent: number }>> {
  const { results } = await db
    .prepare(
      `SELECT campaign, sum(count) FILTER (WHERE what = 'started') AS started,
              sum(count) FILTER (WHERE what LIKE 'ended:%') AS ended,
              sum(count) FILTER (WHERE what = 'goal') AS goals, sum(count) FILTER (WHERE what = 'claimed') AS sent
       FROM campaign_counts WHERE site = ? GROUP BY campaign`,
    )
    .bind(site)
    .all<{ campaign: string; started: number; ended: number; goals: number; sent: number }>();
  return new Map(
    results.map(({ campaign, started, ended, goals, sent }) => [
      campaign,
      { started: started ?? 0, ended: ended ?? 0, goals: goals ?? 0, sent: sent ?? 0 },
    ]),
  );
}
