import type { EventCode } from './code.ts';
import type { ErrorCode } from './error-codes.ts';
import type { SurveyWait } from './survey-show.ts';

/** Body of `POST /v1/batch`. Events are `unknown` because each is judged by itself. */
export interface BatchRequest {
  batch: unknown[];
  /** When this attempt was sent by the teller's clock, ISO 8601; an event's own `sentAt` wins. */
  sentAt?: string;
  /** For clients that can set no header. */
  writeKey?: string;
  /** Shared by all events of the batch; an event's own members win. */
  context?: Record<string, unknown>;
  /** With `userId`: whom the events are about that name nobody. An event with an id of its own takes neither. */
  anonymousId?: string;
  userId?: string;
  /**
   * Asks a browser's answer to keep `anonymousId` in a cookie, `ff_<writeKey>_s`, where page and ingest are one site and
   * the person may be measured: browsers keep it longer than what a script stores.
   */
  cookie?: boolean;
  /** Identity token of the signed-in user, made by the shop's server. */
  token?: string;
  /** Replayed history: it starts nothing and fires nothing. Secret keys only. */
  historical?: boolean;
  /** Rows of a file: each counts once per (import, row), however late it is told again. Secret keys only. */
  import?: ImportRows;
}

export interface ImportRows {
  /** Names the import; the same file is the same import. */
  id: string;
  /** For each event of the batch, in its order, its row in the file. */
  rows: number[];
}

/**
 * What became of one event.
 * - `accepted` durable, counted once
 * - `duplicate` its key was seen before; nothing happened
 * - `dropped` understood and not wanted; do not send again
 * - `invalid` mend it first; sending it again unchanged changes nothing
 * - `limited` send it again after `Retry-After`
 * - `retry` not stored; send it again with back-off
 */
export const EVENT_STATUSES = ['accepted', 'duplicate', 'dropped', 'invalid', 'limited', 'retry'] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

export interface EventResult {
  /** Place in the batch, from 0. */
  index: number;
  /** The event's key; made from its content where the teller gave none; null where the event is unreadable. */
  messageId: string | null;
  status: EventStatus;
  code?: EventCode;
  /** A plain sentence: what, where, what to do. */
  message?: string;
  /** JSON path of the offending member, such as `properties.products[0].price`. */
  path?: string;
}

/** What the browser is to do now. Clients skip the types they do not know. */
export type Action = ShowSurveyAction | ShowCouponAction;

/** Show this survey, decided by what the batch changed. */
export interface ShowSurveyAction {
  type: 'survey.show';
  /** The survey's id; its definition is at `GET /v1/surveys/:id`. */
  survey: string;
  revision: number;
  /** Ids of questions that this person answered before and is not asked again: `?revision=3~id~id` draws it without them. */
  leftOut?: string[];
  /** The display this is: every answer of it carries it; the same when the same event is told again. */
  responseId: string;
  /** Signed proof that the survey was shown; travels back with each answer. */
  responseToken: string;
  /** What to wait for first; then `POST /v1/surveys/:id/check` says whether it still holds. */
  wait?: SurveyWait;
  /** Names of events after which it is not shown any more, should they come while it waits. */
  cancel?: string[];
}

/** Show this coupon. Its texts are the shop's. */
export interface ShowCouponAction {
  type: 'coupon.show';
  /** Which showing this is; the same when the same event is told again, so that the coupon is shown once. */
  id: string;
  code: string;
  title?: string;
  text?: string;
  /** Until when it may be redeemed, ISO 8601. */
  expiresAt?: string;
}

export interface BatchAnswer {
  results: EventResult[];
  actions: Action[];
  /**
   * The identity token did not count, so these events came in as a browser's: what they say of the user is a claim.
   * Fetch a new token and identify again.
   */
  token?: 'token_expired' | 'token_invalid';
}

/** Every answer that is not 2xx. */
export interface ErrorAnswer {
  /** A word for machines. */
  error: ErrorCode;
  /** A sentence for people: what happened, what to do. */
  message: string;
  /** Where it is explained. */
  docs: string;
  /** What is wrong with the body, each where it stands. */
  problems?: BodyProblem[];
}

export interface BodyProblem {
  /** JSON path from the body on, such as `when.of.0.is.value`; empty for the body as a whole. */
  path: string;
  /** A sentence for people. */
  message: string;
}
