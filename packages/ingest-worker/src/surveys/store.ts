import { MAX_SURVEYS, type Survey, type SurveyDraft } from '@footfall/contract';
import type { SurveyRow } from './survey-row.ts';

/** A published revision, or the newest one, of a survey that was not deleted. */
export async function findSurvey(
  db: D1Database,
  site: string,
  id: string,
  revision: number | undefined,
): Promise<Survey | undefined> {
  const row = await db
    .prepare(
      `SELECT definition FROM surveys WHERE site = ?1 AND id = ?2 AND (?3 IS NULL OR revision = ?3)
       AND EXISTS (SELECT 1 FROM survey_drafts WHERE site = ?1 AND id = ?2) ORDER BY revision DESC LIMIT 1`,
    )
    .bind(site, id, revision ?? null)
    .first<{ definition: string }>();
  return row ? (JSON.parse(row.definition) as Survey) : undefined;
}

/** 0 for one that was never published. Those of deleted surveys count: a revision means one thing for good. */
export async function newestRevision(db: D1Database, site: string, id: string): Promise<number> {
  const row = await db
    .prepare('SELECT max(revision) AS revision FROM surveys WHERE site = ? AND id = ?')
    .bind(site, id)
    .first<{ revision: number | null }>();
  return row?.revision ?? 0;
}

type Stored = {
  id: string;
  draft: string;
  published: string | null;
  published_at: number | null;
  revision: number | null;
  created_at: number;
  updated_at: number;
};
const COLUMNS = 'id, draft, published, published_at, revision, created_at, updated_at';

function rowFrom(stored: Stored): SurveyRow {
  return {
    id: stored.id,
    draft: JSON.parse(stored.draft) as SurveyDraft,
    published: stored.published ? (JSON.parse(stored.published) as SurveyDraft) : undefined,
    publishedAt: stored.published_at ?? undefined,
    revision: stored.revision ?? undefined,
    createdAt: stored.created_at,
    updatedAt: stored.updated_at,
  };
}

/** By id, those after `after`. */
export async function listSurveys(db: D1Database, site: string, after: string, limit: number): Promise<SurveyRow[]> {
  const { results } = await db
    .prepare(`SELECT ${COLUMNS} FROM survey_drafts WHERE site = ? AND id > ? ORDER BY id LIMIT ?`)
    .bind(site, after, limit)
    .all<Stored>();
  return results.map(rowFrom);
}

export async function findDraft(db: D1Database, site: string, id: string): Promise<SurveyRow | undefined> {
  const row = await db
    .prepare(`SELECT ${COLUMNS} FROM survey_drafts WHERE site = ? AND id = ?`)
    .bind(site, id)
    .first<Stored>();
  return row ? rowFrom(row) : undefined;
}

/** Ids in use, and those of deleted surveys: answers to them are still told of by their id. */
export async function takenSurveyIds(db: D1Database, site: string): Promise<Set<string>> {
  const { results } = await db
    .prepare('SELECT id FROM survey_drafts WHERE site = ?1 UNION SELECT id FROM surveys WHERE site = ?1')
    .bind(site)
    .all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}

/** False where the id is taken, or there are `MAX_SURVEYS` already. */
export async function insertDraft(
  db: D1Database,
  site: string,
  id: string,
  draft: SurveyDraft,
  now: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `INSERT INTO survey_drafts (site, id, draft, created_at, updated_at) SELECT ?1, ?2, ?3, ?4, ?4
       WHERE (SELECT count(*) FROM survey_drafts WHERE site = ?1) < ?5 ON CONFLICT DO NOTHING`,
    )
    .bind(site, id, JSON.stringify(draft), now, MAX_SURVEYS)
    .run();
  return meta.changes > 0;
}

/** False where there is no such survey. */
export async function saveDraft(
  db: D1Database,
  site: string,
  id: string,
  draft: SurveyDraft,
  now: number,
): Promise<boolean> {
  const { meta } = await db
    .prepare('UPDATE survey_drafts SET draft = ?3, updated_at = ?4 WHERE site = ?1 AND id = ?2')
    .bind(site, id, JSON.stringify(draft), now)
    .run();
  return meta.changes > 0;
}

export function insertRevision(db: D1Database, site: string, survey: Survey, now: number): D1PreparedStatement {
  return db
    .prepare('INSERT INTO surveys (site, id, revision, definition, published_at) VALUES (?, ?, ?, ?, ?)')
    .bind(site, survey.id, survey.revision, JSON.stringify(survey), now);
}

/** What was drafted is what is in force. */
export function markPublished(
  db: D1Database,
  site: string,
  id: string,
  { draft, revision }: { draft: SurveyDraft; revision: number },
  now: number,
): D1PreparedStatement {
  return db
    .prepare('UPDATE survey_drafts SET published = ?3, revision = ?4, published_at = ?5 WHERE site = ?1 AND id = ?2')
    .bind(site, id, JSON.stringify(draft), revision, now);
}

/** Its revisions stay, so that none of them ever means something else. */
export function dropDraft(db: D1Database, site: string, id: string): D1PreparedStatement {
  return db.prepare('DELETE FROM survey_drafts WHERE site = ? AND id = ?').bind(site, id);
}
