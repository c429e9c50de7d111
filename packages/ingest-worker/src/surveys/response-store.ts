import type { FactChunk } from '@footfall/engine';
import { responseRows } from './response-rows.ts';

/** What a chunk changes of responses, for the batch that writes it: the same in whatever order chunks come, and how often. */
export function responseStatements(db: D1Database, chunk: FactChunk): D1PreparedStatement[] {
  const { site, customer } = chunk;
  const { responses, answers } = responseRows(chunk);
  if (responses.length === 0) return [];
  const earliest = (column: string) =>
    `${column} = coalesce(min(${column}, excluded.${column}), ${column}, excluded.${column})`;
  const statements = [
    db
      .prepare(
        `INSERT INTO survey_responses (site, survey, solicited, response, revision, customer, first_at, seen,
           rendered_at, shown_at, dismissed_at, completed_at, left_at, kept, order_id, channel, campaign)
         SELECT ?1, value ->> 'survey', value ->> 'solicited', value ->> 'response', value ->> 'revision', ?2,
           value ->> 'firstAt', value ->> 'seen', value ->> 'renderedAt', value ->> 'shownAt', value ->> 'dismissedAt',
           value ->> 'completedAt', value ->> 'leftAt', value ->> 'kept', value ->> 'orderId', value ->> 'channel', value ->> 'campaign'
         FROM json_each(?3) WHERE true
         ON CONFLICT (site, survey, solicited, response) DO UPDATE SET
           first_at = min(first_at, excluded.first_at), seen = max(seen, excluded.seen), ${earliest('rendered_at')},
           ${earliest('shown_at')}, ${earliest('dismissed_at')}, ${earliest('completed_at')},
           ${earliest('left_at')}, kept = coalesce(excluded.kept, kept),
           order_id = coalesce(order_id, excluded.order_id), channel = coalesce(channel, excluded.channel),
           campaign = coalesce(campaign, excluded.campaign)`,
      )
      .bind(site, customer.id, JSON.stringify(responses)),
  ];
  if (answers.length === 0) return statements;
  return [
    ...statements,
    db
      .prepare(
        `INSERT INTO survey_answers (site, survey, solicited, response, question, customer, edit, value, other, at)
         SELECT ?1, value ->> 'survey', value ->> 'solicited', value ->> 'response', value ->> 'question', ?2,
           value ->> 'edit', value ->> 'value', value ->> 'other', value ->> 'at'
         FROM json_each(?3) WHERE true
         ON CONFLICT (site, survey, solicited, response, question) DO UPDATE SET
           edit = excluded.edit, value = excluded.value, other = excluded.other, at = excluded.at
         WHERE excluded.edit > edit`,
      )
      .bind(site, customer.id, JSON.stringify(answers)),
  ];
}

/** Who finished a response that they were asked for; undefined where nobody did, as far as the ledger knows. */
export async function completedBy(
  db: D1Database,
  site: string,
  survey: string,
  response: string,
): Promise<string | undefined> {
  const row = await db
    .prepare(
      `SELECT customer FROM survey_responses
       WHERE site = ? AND survey = ? AND solicited = 1 AND response = ? AND completed_at IS NOT NULL`,
    )
    .bind(site, survey, response)
    .first<{ customer: string }>();
  return row?.customer;
}

/** How many responses there are that nobody was asked for. */
export async function countUnsolicited(
  db: D1Database,
  site: string,
  survey: string,
  from: number,
  to: number,
): Promise<number> {
  const row = await db
    .prepare(
      `SELECT count(*) AS count FROM survey_responses
       WHERE site = ? AND survey = ? AND solicited = 0 AND first_at >= ? AND first_at < ?`,
    )
    .bind(site, survey, from, to)
    .first<{ count: number }>();
  return row?.count ?? 0;
}

/** Displays of all surveys of a site that somebody saw, counted. */
export async function countResponses(
  db: D1Database,
  site: string,
): Promise<{ survey: string; shown: number; started: number; completed: number }[]> {
  const { results } = await db
    .prepare(
      `SELECT r.survey, count(*) AS shown, count(r.completed_at) AS completed,
         (SELECT count(DISTINCT a.response) FROM survey_answers a
          WHERE a.site = ?1 AND a.survey = r.survey AND a.solicited = 1 AND a.value <> 'null') AS started
       FROM survey_responses r WHERE r.site = ?1 AND r.solicited = 1 AND r.seen = 1 GROUP BY r.survey`,
    )
    .bind(site)
    .all<{ survey: string; shown: number; started: number; completed: number }>();
  return results;
}

/** How often each number or option was answered to one question; answers on ways that were left again are not. */
export async function countAnswers(
  db: D1Database,
  site: string,
  survey: string,
  question: string,
): Promise<{ value: unknown; count: number }[]> {
  const { results } = await db
    .prepare(
      `SELECT a.value, count(*) AS count FROM survey_answers a
       LEFT JOIN survey_responses r ON r.site = a.site AND r.survey = a.survey AND r.solicited = 1 AND r.response = a.response
       WHERE a.site = ? AND a.survey = ? AND a.solicited = 1 AND a.question = ? AND a.value <> 'null'
         AND (r.kept IS NULL OR EXISTS (SELECT 1 FROM json_each(r.kept) WHERE value = a.question))
       GROUP BY a.value LIMIT 1000`,
    )
    .bind(site, survey, question)
    .all<{ value: string; count: number }>();
  return results.map(({ value, count }) => ({ value: JSON.parse(value) as unknown, count }));
}
