import type { Consequence } from './live.ts';
import type { Trust } from './webhook.ts';

/** One of `GET /v1/customers`. */
export interface CustomerSummary {
  id: string;
  userId: string | null;
  anonymousId: string | null;
  trust: Trust;
  /** What the shop told, else what they claim. */
  email: string | null;
  phone: string | null;
  name: string | null;
  /** ISO 8601 UTC. */
  firstSeenAt: string;
  lastSeenAt: string;
}

/** One of `GET /v1/customers/:id/timeline`, newest first: a fact, and why it is one. */
export interface TimelineEntry {
  sequence: number;
  /** ISO 8601 UTC: when it happened. */
  at: string;
  /** Such as `event.accepted`, `segment.entered`. */
  type: string;
  /** One line for a person. */
  summary: string;
  why: TimelineReason;
  late?: true;
  historical?: true;
  /** All that the fact holds. */
  data: Record<string, unknown>;
  deliveries: Consequence[];
}

/**
 * Why something was decided: an event came (`messageId` says which), time passed (a window closed, a silence lasted
 * long enough), or the rule itself was changed.
 */
export type TimelineReason =
  | { because: 'event'; messageId: string; name?: string }
  | { because: 'time' }
  | { because: 'rule' };
