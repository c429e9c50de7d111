import type { BodyProblem } from './answer.ts';
import type { CampaignDefinition, WithheldReason } from './campaign.ts';
import type { Channel } from './event.ts';
import type { SegmentCondition } from './segment.ts';
import type { Share } from './survey-results.ts';
import type { WebhookCustomer } from './webhook.ts';

export const CAMPAIGN_STATUSES = ['draft', 'live', 'paused', 'archived'] as const;
export type CampaignStatus = (typeof CAMPAIGN_STATUSES)[number];

/** A campaign as the API tells of it: its draft, and how it stands. */
export interface CampaignAnswer extends CampaignDefinition {
  id: string;
  status: CampaignStatus;
  /** The draft says something else than what is in force. */
  changed: boolean;
  /** Version of the site's rules in which it was published. */
  version: number | null;
  /** ISO 8601. */
  publishedAt: string | null;
  started: number;
  ended: number;
  /** Customers in it now. */
  running: number;
  sent: number;
  goals: number;
  createdAt: string;
  updatedAt: string;
  /** What keeps the draft from being published. Not in lists. */
  problems?: BodyProblem[];
}

/** A ready-made campaign to start from. What it needs besides (a segment, a pool, a survey) is named. */
export interface CampaignRecipe {
  id: string;
  needs?: { segment?: { name: string; when: SegmentCondition }; pool?: string; survey?: string };
  definition: CampaignDefinition;
}

/** An amount in major units. */
export interface Amount {
  currency: string;
  amount: number;
}

/** What came of a campaign: from how many began it to why which message was not sent. */
export interface CampaignReport {
  started: number;
  /** In it now. */
  running: number;
  /** By reason. */
  ended: Record<string, number>;
  /** Credited to this campaign, whatever others they were in. */
  goals: { count: number; value: Amount[] };
  /** Orders whose customer got the last message before it from this campaign, at most five days before. */
  lastTouch: { count: number; value: Amount[] };
  holdout: HoldoutResult;
  /** How far its broadcasts are, the newest first; times are ISO 8601. */
  broadcasts: { startsAt: string; told: number; failed: number; finishedAt: string | null }[];
  steps: StepReport[];
}

/** Who was in it beside those who were left out, by a draw, to compare with. */
export interface HoldoutResult {
  /** Left out by the site, and by the campaign. */
  site: number;
  campaign: number;
  /** Reached the goal, of those who were in it and of those who were left out. */
  treated: Share;
  held: Share;
  lift: Difference | null;
  sampleRatio: SampleRatio | null;
}

/** Between two shares, in percentage points with its 95 % interval (Newcombe); null where one is of nobody. */
export interface Difference {
  points: number;
  low: number;
  high: number;
  /** In per cent of the share it is compared with; null where that is nothing. */
  relative: number | null;
}

/** Whether groups are as large as the draw should make them (chi-square). */
export interface SampleRatio {
  /** How probable a difference like this or larger is by chance. */
  p: number;
  /** `p` is below 0.01: something else than the draw divides people, and the comparison means nothing. */
  mismatch: boolean;
}

export interface StepReport {
  id: string;
  do: string;
  passed: number;
  /** By which arm, or how a branch or a wait came out. */
  by: Record<string, number>;
  requested: number;
  /** Messages by where they stand. */
  messages: Record<string, number>;
  /** Not sent, and put off, by reason. */
  withheld: Record<string, number>;
  deferred: Record<string, number>;
  /** Of a split. */
  split?: { arms: ArmResult[]; sampleRatio: SampleRatio | null };
}

/** One arm of a split; `difference` is to the first. */
export interface ArmResult {
  name: string;
  weight: number;
  goals: Share;
  value: Amount[];
  difference: Difference | null;
}

/** What became of a message, or when a campaign goes on. Times are ISO 8601. */
export type Foreseen =
  | { what: 'sent'; at: string; campaign: string; step: string; channel: Channel }
  /** `until`: it is only put off. */
  | { what: 'withheld'; at: string; campaign: string; step: string; reason: WithheldReason; until?: string }
  | { what: 'started' | 'ended'; at: string; campaign: string; reason?: string }
  /** Something is due at this instant, unless it is cancelled before. */
  | { what: 'timer'; at: string };

/** What campaigns would do for one customer; times are ISO 8601. */
export interface CampaignForesight {
  from: string;
  to: string;
  customer: WebhookCustomer;
  happenings: Foreseen[];
}

/** A message as one customer would get it by one channel, or why they would not. */
export type MessagePreview =
  | { channel: 'email'; subject: string; html: string; text: string }
  | { channel: 'sms'; text: string }
  | { channel: 'push'; title: string; text: string; url?: string }
  | { channel: Channel; reason: WithheldReason; why: string };
