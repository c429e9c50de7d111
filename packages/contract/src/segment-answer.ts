import type { SegmentDefinition } from './segment.ts';
import type { WebhookCustomer } from './webhook.ts';

/** A segment and how it stands, as `/v1/segments` answers. Its own members are the draft's. */
export interface SegmentAnswer extends SegmentDefinition {
  id: string;
  /** `draft` was never published; `changed` says something else than what is published. */
  status: 'draft' | 'published' | 'changed';
  /** What is in force. */
  published: PublishedSegment | null;
  /** Customers who are in it now. */
  size: number;
  /** Its size at the end of each of the last days (UTC), today's last. */
  trend: number[];
  createdAt: string;
  updatedAt: string;
  /** How far the newest publish that changed its rule has come. */
  progress: PublishProgress | null;
}

export interface PublishedSegment extends SegmentDefinition {
  /** Version of the site's rules in which its rule was last changed. */
  version: number;
  at: string;
}

/** Known customers meeting new rules, at a set rate. */
export interface PublishProgress {
  /** The rules they meet. */
  version: number;
  state: 'running' | 'done';
  /** Known customers when it began. */
  total: number;
  /** Those who have met them. */
  done: number;
  /** Those who could not be asked just then: they meet them at their next event. */
  failed: number;
  startedAt: string;
  finishedAt: string | null;
}

/** What a rule comes to for a sample, before it is published. */
export interface SegmentPreview {
  /** Customers who were asked. */
  sampled: number;
  matched: number;
  /** How many there are to ask. */
  population: number;
  /** How many would match in all: counted where all were asked, else reckoned from the share of the sample. */
  estimate: number;
  /** Matches that rest on events which are no longer kept one by one. */
  truncated: number;
  /** Some of those who match. */
  customers: WebhookCustomer[];
}

export interface SegmentMember {
  customer: WebhookCustomer;
  /** Since when they are in it. */
  since: string;
}

/** An hour or a day of a segment. */
export interface SegmentSize {
  /** Its beginning. */
  at: string;
  /** At its end, or now. */
  size: number;
  entered: number;
  left: number;
}
