import { type CampaignDefinition, type CampaignStatus, MAX_CAMPAIGNS } from '@footfall/contract';
import type { Partials } from '../deliveries/messages/partials.ts';
import type { CampaignRow } from './campaign-row.ts';

type Stored = {
  id: string;
  draft: string;
  status: CampaignStatus;
  definition: string | null;
  partials: string | null;
  version: number | null;
  published_at: number | null;
  created_at: number;
  updated_at: number;
};
const SELECT = `SELECT c.id, c.draft, c.status, v.definition, v.partials, c.version, c.published_at, c.created_at,
    c.updated_at FROM campaigns c LEFT JOIN campaign_versions v ON v.site = c.site AND v.campaign = c.id AND v.version = c.version`;

function rowFrom(stored: Stored): CampaignRow {
  return {
    id: stored.id,
    draft: JSON.parse(stored.draft) as CampaignDefinition,
    status: stored.status,
    published: stored.definition ? (JSON.parse(stored.definition) as CampaignDefinition) : undefined,
    partials: stored.partials ? (JSON.parse(stored.partials) as Partials) : {},
    version: stored.version ?? undefined,
    publishedAt: stored.published_at ?? undefined,
    createdAt: stored.created_at,
    updatedAt: stored.updated_at,
  };
}

/** Every campaign of a site by id; there are at most a few times `MAX_CAMPAIGNS`. */
export async function listCampaigns(db: D1Database, site: string): Promise<CampaignRow[]> {
  const { results } = await db
    .prepare(`${SELECT} WHERE c.site = ? ORDER BY c.id LIMIT ?`)
    .bind(site, 2 * MAX_CAMPAIGNS)
    .all<Stored>();
  return results.map(rowFrom);
}

export async function findCampaign(db: D1Database, site: string, id: string): Promise<CampaignRow | undefined> {
  const row = await db.prepare(`${SELECT} WHERE c.site = ? AND c.id = ?`).bind(site, id).first<Stored>();
  return row ? rowFrom(row) : undefined;
}

/** Ids in use. */
export async function takenIds(db: D1Database, site: string): Promise<Set<string>> {
  const { results } = await db.prepare('SELECT id FROM campaigns WHERE site = ?').bind(site).all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}

/** False where the id is taken. */
export async function insertCampaign(
  db: D1Database,
  site: string,
  id: string,
  draft: CampaignDefinition,
  now: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      'INSERT INTO campaigns (site, id, draft, created_at, updated_at) VALUES (?1, ?2, ?3, ?4, ?4) ON CONFLICT DO NOTHING',
    )
    .bind(site, id, JSON.stringify(draft), now)
    .run();
  return meta.changes > 0;
}

export async function saveDraft(
  db: D1Database,
  site: string,
  id: string,
  draft: CampaignDefinition,
  now: number,
): Promise<void> {
  await db
    .prepare('UPDATE campaigns SET draft = ?3, updated_at = ?4 WHERE site = ?1 AND id = ?2')
    .bind(site, id, JSON.stringify(draft), now)
    .run();
}

/** What was drafted is what is in force, under this version. */
export function insertVersion(
  db: D1Database,
  site: string,
  id: string,
  { version, definition, partials }: PublishedVersion & { version: number },
  now: number,
): D1PreparedStatement[] {
  return [
    db
      .prepare(
        `INSERT INTO campaign_versions (site, campaign, version, definition, partials, published_at)
         VALUES (?, ?, ?, ?, ?, ?)`,
      )
      .bind(site, id, version, JSON.stringify(definition), JSON.stringify(partials), now),
    db
      .prepare(
        `UPDATE campaigns SET status = 'live', version = ?3, published_at = ?4, updated_at = ?4
         WHERE site = ?1 AND id = ?2`,
      )
      .bind(site, id, version, now),
  ];
}

export function markStatus(db: D1Database, site: string, id: string, status: CampaignStatus, now: number) {
  return db
    .prepare('UPDATE campaigns SET status = ?3, updated_at = ?4 WHERE site = ?1 AND id = ?2')
    .bind(site, id, status, now);
}

/** Forgets one that never was in force. False where it was. */
export async function dropDraft(db: D1Database, site: string, id: string): Promise<boolean> {
  const { meta } = await db
    .prepare('DELETE FROM campaigns WHERE site = ? AND id = ? AND version IS NULL')
    .bind(site, id)
    .run();
  return meta.changes > 0;
}

/** What a version says: its templates, and the partials they put in as those were. */
export interface PublishedVersion {
  definition: CampaignDefinition;
  partials: Partials;
}

export async function findVersion(
  db: D1Database,
  site: string,
  campaign: string,
  version: number,
): Promise<PublishedVersion | undefined> {
  const row = await db
    .prepare('SELECT definition, partials FROM campaign_versions WHERE site = ? AND campaign = ? AND version = ?')
    .bind(site, campaign, version)
    .first<{ definition: string; partials: string }>();
  return row
    ? {
        definition: JSON.parse(row.definition) as CampaignDefinition,
        partials: JSON.parse(row.partials) as Partials,
      }
    : undefined;
}
