import type { SurveyResponse, WebhookCustomer } from '@footfall/contract';
import { type SurveyDisplay, statusOf } from '@footfall/engine';

/** Which responses are meant. */
export interface ResponseFilter {
  solicited: boolean;
  /** Also those that were drawn where nobody has come to see them: for the funnel, and for nothing that lists responses. */
  withUnseen?: boolean;
  /** First told of in this span, epoch milliseconds. */
  from: number;
  to: number;
  revision?: number;
  /** Of customers who are in this segment now. */
  segment?: string;
  /** Of people whom this campaign had asked or brought. */
  campaign?: string;
  /** With these characters in an answer. */
  text?: string;
  /** Tells the segments of each too. */
  withSegments?: boolean;
  /** After this place, newest first. */
  before?: { at: number; id: string };
}

type Stored = {
  order_id: string | null;
  channel: string | null;
  campaign: string | null;
  /** JSON of `FoundOrder`, and of the segments they are in. */
  bought: string | null;
  segments: string | null;
  response: string;
  revision: number;
  first_at: number;
  rendered_at: number | null;
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
  orderId: string | null;
  channel: string | null;
  campaign: string | null;
  order: FoundOrder | null;
  /** Those they are in now, where that was asked for. */
  segments: { id: string; name: string }[];
}

/** What the ledger knows of an order by now: less what was paid back. */
interface FoundOrder {
  currency: string;
  minor: number;
  products: { productId: string; name?: string }[];
}

/** The newest telling of the order: refunds and what the shop's server said count. */
const BOUGHT = `(SELECT json_object('currency', f.data ->> '$.order.currency',
    'minor', (f.data ->> '$.order.totalMinor') - coalesce(f.data ->> '$.order.refundedMinor', 0),
    'products', json(coalesce(f.data -> '$.order.products', '[]')))
  FROM facts f WHERE f.customer IN (r.customer, p.id) AND f.site = r.site
    AND f.type IN ('order.completed', 'order.confirmed', 'order.refunded') AND f.data ->> '$.order.orderId' = r.order_id
  ORDER BY CASE f.type WHEN 'order.refunded' THEN 0 WHEN 'order.confirmed' THEN 1 ELSE 2 END, f.sequence DESC LIMIT 1)`;
/** Segments are few and each is looked up by its key. */
const SEGMENTS = `(SELECT json_group_array(json_object('id', s.id, 'name', s.published ->> '$.name')) FROM segments s
  WHERE s.site = r.site AND s.published IS NOT NULL AND s.deleted_at IS NULL AND EXISTS (SELECT 1 FROM segment_members m
    WHERE m.site = r.site AND m.segment = s.id AND m.customer = p.id AND m.member = 1))`;

/** Newest first. Answers that were taken back, or that lay on a way which was left, are not among them. */
export async function findResponses(
  db: D1Database,
  site: string,
  survey: string,
  filter: ResponseFilter,
  limit: number,
): Promise<FoundResponse[]> {
  const { solicited, from, to, revision = null, segment = null, text, before, withSegments, withUnseen } = filter;
  const { campaign = null } = filter;
  const { results } = await db
    .prepare(
      `SELECT r.response, r.revision, r.first_at, r.rendered_at, r.shown_at, r.dismissed_at, r.completed_at, r.left_at, r.kept,
         r.order_id, r.channel, r.campaign, ${BOUGHT} AS bought, ${withSegments ? SEGMENTS : 'NULL'} AS segments,
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
         AND (?12 IS NULL OR r.campaign = ?12) AND r.seen >= ?13
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
      campaign,
      withUnseen ? 0 : 1,
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
    renderedAt: row.rendered_at,
    shownAt: row.shown_at,
    dismissedAt: row.dismissed_at,
    completedAt: row.completed_at,
    leftAt: row.left_at,
    answers: Object.fromEntries(answers),
    orderId: row.order_id,
    channel: row.channel,
    campaign: row.campaign,
    order: row.bought === null ? null : (JSON.parse(row.bought) as FoundOrder),
    segments: row.segments === null ? [] : (JSON.parse(row.segments) as FoundResponse['segments']),
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
    renderedAt: time(found.renderedAt),
    shownAt: time(found.shownAt),
    completedAt: time(found.completedAt),
    ...(found.orderId === null ? {} : { order: found.orderId }),
    ...(found.channel === null ? {} : { channel: found.channel }),
    ...(found.campaign === null ? {} : { campaign: found.campaign }),
    answers: Object.fromEntries(answers),
  };
}
