import type { SurveyResponse, WebhookCustomer } from '@footfall/contract';
import { type FactChunk, type SurveyDisplay, statusOf } from '@footfall/engine';
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
        `INSERT INTO survey_responses (site, survey, solicited, response, revision, customer, first_at, shown_at,
           dismissed_at, completed_at, left_at, kept)
         SELECT ?1, value ->> 'survey', value ->> 'solicited', value ->> 'response', value ->> 'revision', ?2,
           value ->> 'firstAt', value ->> 'shownAt', value ->> 'dismissedAt', value ->> 'completedAt',
           value ->> 'leftAt', value ->> 'kept'
         FROM json_each(?3) WHERE true
         ON CONFLICT (site, survey, solicited, response) DO UPDATE SET
           first_at = min(first_at, excluded.first_at), ${earliest('shown_at')}, ${earliest('dismissed_at')},
           ${earliest('completed_at')}, ${earliest('left_at')}, kept = coalesce(excluded.kept, kept)`,
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

/** Which responses are meant. */
export interface ResponseFilter {
  solicited: boolean;
  /** First told of in this span, epoch milliseconds. */
  from: number;
  to: number;
  revision?: number;
  /** Of customers who are in this segment now. */
  segment?: string;
  /** With these characters in an answer. */
  text?: string;
  /** After this place, newest first. */
  before?: { at: number; id: string };
}

type Stored = {
  response: string;
  revision: number;
  first_at: number;
  shown_at: number | null;
  dismissed_at: number | null;
  completed_at: number | null;
  left_at: number | null;
  kept: string | null;
  customer: string | null;
  user_id: string | null;
  anonymous_id: string | null;
  trust: WebhookCustomer['trust'];
  answers: string;
};
type StoredAnswer = { question: string; value: string; other: string | null; at: number };

/** One display, for results and for lists. */
export interface FoundResponse extends SurveyDisplay {
  id: string;
  revision: number;
  firstAt: number;
  customer: WebhookCustomer | null;
}

/** Newest first. Answers that were taken back, or that lay on a way which was left, are not among them. */
export async function findResponses(
  db: D1Database,
  site: string,
  survey: string,
  filter: ResponseFilter,
  limit: number,
): Promise<FoundResponse[]> {
  const { solicited, from, to, revision = null, segment = null, text, before } = filter;
  const { results } = await db
    .prepare(
      `SELECT r.response, r.revision, r.first_at, r.shown_at, r.dismissed_at, r.completed_at, r.left_at, r.kept,
         p.id AS customer, p.user_id, p.anonymous_id, p.trust,
         (SELECT coalesce(json_group_array(json_object(
             'question', a.question, 'value', a.value, 'other', a.other, 'at', a.at)), '[]')
          FROM survey_answers a WHERE a.site = r.site AND a.survey = r.survey AND a.solicited = r.solicited
            AND a.response = r.response AND a.value <> 'null') AS answers
       FROM survey_responses r
       LEFT JOIN customers c ON c.id = r.customer
       LEFT JOIN customers p ON p.id = coalesce(c.merged_into, c.id)
       WHERE r.site = ?1 AND r.survey = ?2 AND r.solicited = ?3 AND r.first_at >= ?4 AND r.first_at < ?5
         AND (?6 IS NULL OR r.revision = ?6)
         AND (?7 IS NULL OR EXISTS (SELECT 1 FROM segment_members m
           WHERE m.site = r.site AND m.segment = ?7 AND m.customer = p.id AND m.member = 1))
         AND (?8 IS NULL OR EXISTS (SELECT 1 FROM survey_answers a WHERE a.site = r.site AND a.survey = r.survey
           AND a.solicited = r.solicited AND a.response = r.response
           AND (a.value LIKE ?8 ESCAPE '!' OR a.other LIKE ?8 ESCAPE '!')))
         AND (?9 IS NULL OR r.first_at < ?9 OR (r.first_at = ?9 AND r.response < ?10))
       ORDER BY r.first_at DESC, r.response DESC LIMIT ?11`,
    )
    .bind(
      site,
      survey,
      solicited ? 1 : 0,
      from,
      to,
      revision,
      segment,
      text ? `%${text.replaceAll(/[!%_]/g, '!$&')}%` : null,
      before?.at ?? null,
      before?.id ?? '',
      limit,
    )
    .all<Stored>();
  return results.map(responseFrom);
}

function responseFrom(row: Stored): FoundResponse {
  const kept = row.kept === null ? undefined : (JSON.parse(row.kept) as string[]);
  const answers = (JSON.parse(row.answers) as StoredAnswer[])
    .filter(({ question }) => !kept || kept.includes(question))
    .map(({ question, value, other, at }) => {
      return [question, { value: JSON.parse(value) as unknown, ...(other ? { other } : {}), at }] as const;
    });
  return {
    id: row.response,
    revision: row.revision,
    firstAt: row.first_at,
    shownAt: row.shown_at,
    dismissedAt: row.dismissed_at,
    completedAt: row.completed_at,
    leftAt: row.left_at,
    answers: Object.fromEntries(answers),
    customer: row.customer
      ? {
          id: row.customer,
          ...(row.user_id ? { userId: row.user_id } : {}),
          ...(row.anonymous_id ? { anonymousId: row.anonymous_id } : {}),
          trust: row.trust,
        }
      : null,
  };
}

export function toldResponse(found: FoundResponse): SurveyResponse {
  const time = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  const answers = Object.entries(found.answers).map(([id, { value, other, at }]) => {
    return [id, { value, ...(other ? { other } : {}), at: new Date(at).toISOString() }];
  });
  return {
    id: found.id,
    revision: found.revision,
    customer: found.customer,
    status: statusOf(found),
    at: new Date(found.firstAt).toISOString(),
    shownAt: time(found.shownAt),
    completedAt: time(found.completedAt),
    answers: Object.fromEntries(answers),
  };
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

/** Displays of all surveys of a site, counted. */
export async function countResponses(
  db: D1Database,
  site: string,
): Promise<{ survey: string; shown: number; started: number; completed: number }[]> {
  const { results } = await db
    .prepare(
      `SELECT r.survey, count(*) AS shown, count(r.completed_at) AS completed,
         (SELECT count(DISTINCT a.response) FROM survey_answers a
          WHERE a.site = ?1 AND a.survey = r.survey AND a.solicited = 1 AND a.value <> 'null') AS started
       FROM survey_responses r WHERE r.site = ?1 AND r.solicited = 1 GROUP BY r.survey`,
    )
    .bind(site)
    .all<{ survey: string; shown: number; started: number; completed: number }>();
  return results;
}

/** How often each number or option was answered to one question. */
export async function countAnswers(
  db: D1Database,
  site: string,
  survey: string,
  question: string,
): Promise<{ value: unknown; count: number }[]> {
  const { results } = await db
    .prepare(
      `SELECT value, count(*) AS count FROM survey_answers
       WHERE site = ? AND survey = ? AND solicited = 1 AND question = ? AND value <> 'null' GROUP BY value LIMIT 1000`,
    )
    .bind(site, survey, question)
    .all<{ value: string; count: number }>();
  return results.map(({ value, count }) => ({ value: JSON.parse(value) as unknown, count }));
}
