import type { Channel, WithheldReason } from '@footfall/contract';

/** A customer's campaigns. Times are epoch milliseconds. */
export interface CampaignsState {
  running: Enrolment[];
  /** When somebody last began, by campaign and entity (see `entity-key.ts`). */
  past: Record<string, number>;
  /** Messages asked for, and those that may have gone out in the last three days. */
  messages: Message[];
  /** What caps count: messages handed on in the last 30 days, oldest first. */
  sent: Sent[];
  /** Goals that would still be credited. */
  goals: GoalWatch[];
  /** When a date last was due, by campaign. */
  dates?: Record<string, number>;
  /** When they last opened a message, or followed its link, by channel. */
  opened?: Partial<Record<Channel, number>>;
  /** Surveys to show at the next visit. */
  surveys?: { survey: string; run: string; campaign?: string }[];
}

/** One way through a campaign, about one entity. */
export interface Enrolment {
  /** Names it among all of the site: what it leads to is named by it. */
  run: string;
  campaign: string;
  version: number;
  entity?: string;
  /** Event time of what began it, or began its wait anew. */
  at: number;
  /** What began it was told by a trusted caller: it may lead to a reward. */
  proven?: true;
  /** Id of the step it stands at. */
  step: string;
  /** When it goes on by itself. */
  until?: number;
  /** What it is waiting to see handed on. */
  message?: string;
  /** Until when the message it puts off may still go out. */
  expiresAt?: number;
}

export interface Message {
  id: string;
  run: string;
  campaign: string;
  version: number;
  entity?: string;
  /** Event time of what began the enrolment: exit events before it mean something else. */
  at: number;
  step: string;
  channel: Channel;
  requestedAt: number;
  expiresAt: number;
  /** When it was handed on; until then it may still be withheld. */
  claimedAt?: number;
  /** It is not to go out, or not again. */
  over?: WithheldReason;
}

/** When, by which channel, with which tags. */
export type Sent = [at: number, channel: Channel, ...tags: string[]];

export interface GoalWatch {
  campaign: string;
  version: number;
  run: string;
  entity?: string;
  at: number;
  until: number;
  /** They were left out, to compare with. */
  held?: true;
  /** The arm they went by, of each split they came to. */
  arms?: Record<string, string>;
}

export function noCampaigns(): CampaignsState {
  return { running: [], past: {}, messages: [], sent: [], goals: [] };
}

/** The earliest instant at which a campaign goes on by itself. */
export function earliestTimer(campaigns: CampaignsState | undefined): number | undefined {
  if (!campaigns) return undefined;
  let earliest: number | undefined;
  const due = (at: number | undefined) => {
    if (at !== undefined && (earliest === undefined || at < earliest)) earliest = at;
  };
  for (const { until } of campaigns.running) due(until);
  for (const { claimedAt, over, expiresAt } of campaigns.messages) {
    if (claimedAt === undefined && over === undefined) due(expiresAt);
  }
  return earliest;
}
