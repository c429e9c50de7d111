import type { Survey } from '@footfall/contract';

/** A published revision, or the newest one. */
export async function findSurvey(
  db: D1Database,
  site: string,
  id: string,
  revision: number | undefined,
): Promise<Survey | undefined> {
  const row = await db
    .prepare(
      `SELECT definition FROM surveys WHERE site = ?1 AND id = ?2 AND (?3 IS NULL OR revision = ?3) ORDER BY revision DESC LIMIT 1`,
    )
    .bind(site, id, revision ?? null)
    .first<{ definition: string }>();
  return row ? (JSON.parse(row.definition) as Survey) : undefined;
}
