import type { Channel } from './event.ts';
import type { EventPattern, SegmentCondition, Span, ValueTest } from './segment.ts';

/**
 * The rule language of campaigns: what starts one for a customer, and the steps it takes from there. Steps are a list;
 * each goes on to the next unless it names a later one, so that every way through comes to an end.
 */

/** Most campaigns of one site that are in force. */
export const MAX_CAMPAIGNS = 100;
/** Longest id of a campaign or a step, in characters. */
export const MAX_CAMPAIGN_ID_LENGTH = 24;
export const MAX_STEPS = 30;
/** Longest that one step may wait. */
export const MAX_WAIT_DAYS = 90;
/** How far back a cap may look: messages are counted one by one for so long. */
export const MAX_CAP_DAYS = 30;
/** Most messages one cap may allow. */
export const MAX_CAP = 50;
/** How long a message that was put off may still go out, where the step does not say. */
export const DEFER_HOURS = 72;

/** A campaign as people write it: what `POST /v1/campaigns` takes. */
export interface CampaignDefinition {
  name: string;
  /** For people. */
  description?: string;
  trigger: CampaignTrigger;
  /** What one enrolment is about: a customer is in a campaign once for each of these at a time. The person by default. */
  entity?: CampaignEntity;
  /** Whether somebody who was in it comes in again; `once` where it is missing. */
  reentry?: Reentry;
  /** Must hold at the start and again just before each message. */
  only?: SegmentCondition;
  /** Any of these ends it at once, whatever it is waiting for. */
  exit?: EventPattern[];
  goal?: CampaignGoal;
  /** Share of people who are left out to compare with, in ten-thousandths. */
  holdout?: number;
  /** Reaches those too whom the site holds out of all campaigns. */
  ignoresGlobalHoldout?: boolean;
  steps: CampaignStep[];
}

export type CampaignTrigger =
  | EventTrigger
  | SegmentTrigger
  | SurveyTrigger
  | DateTrigger
  | BroadcastTrigger
  | PriceDropTrigger
  | BackInStockTrigger;

export interface EventTrigger extends EventPattern {
  on: 'event';
}

export interface SegmentTrigger {
  on: 'segment';
  segment: string;
  move: 'entered' | 'left';
}

/** One answer that fits; without a question, the survey's completion. */
export interface SurveyTrigger {
  on: 'survey';
  survey: string;
  question?: string;
  test?: ValueTest;
}

/** A date that a trait tells, or its anniversary, by the clock where the customer is. */
export interface DateTrigger {
  on: 'date';
  trait: string;
  repeats: 'once' | 'yearly';
  /** So many days later; before it where it is below 0. */
  days?: number;
  /** `HH:MM`. */
  time: string;
}

/** Everybody who is in a segment when it is their turn, a number of them each minute. */
export interface BroadcastTrigger {
  on: 'broadcast';
  segment: string;
  /** When it begins, ISO 8601; as soon as it is published where it is missing. */
  at?: string;
  /** Again after so long, each time to those who are in the segment then. */
  every?: 'day' | 'week' | 'month';
  /** 600 where it is missing. */
  perMinute?: number;
}

/** A product costs less than when the customer saw it last. */
export interface PriceDropTrigger {
  on: 'priceDrop';
  /** At least by this share; 10 where it is missing. */
  percent?: number;
  /** They saw it in the last so many days; 60 where it is missing. */
  withinDays?: number;
}

/** A product that was out of stock when the customer saw it last, or asked to be told of, can be had. */
export interface BackInStockTrigger {
  on: 'backInStock';
  /** They saw it in the last so many days; 60 where it is missing. */
  withinDays?: number;
}

/** Most people a broadcast reaches in one minute. */
export const MAX_PER_MINUTE = 6_000;
/** How far back an interest in a product may lie. */
export const MAX_INTEREST_DAYS = 90;
/** How far from its date a campaign may begin. */
export const MAX_DATE_SHIFT_DAYS = 180;

export const CAMPAIGN_ENTITIES = ['cart', 'product', 'order'] as const;
export type CampaignEntity = (typeof CAMPAIGN_ENTITIES)[number];

/**
 * - `once` never again for the same entity
 * - `every` each time, when the one before is over
 * - `cooldown` again when the last one began so long ago
 * - `restart` a trigger while it waits begins that wait anew; for an entity that is through, never again
 */
export type Reentry =
  | { policy: 'once' }
  | { policy: 'every' }
  | { policy: 'cooldown'; span: Span }
  | { policy: 'restart' };

/** What the campaign is for. Credited to each campaign somebody began less than `within` before. */
export interface CampaignGoal {
  event: EventPattern;
  within: Span;
}

export type CampaignStep =
  | WaitStep
  | WaitUntilStep
  | BranchStep
  | SplitStep
  | SendStep
  | CouponStep
  | SurveyStep
  | WebhookStep
  | SetTraitStep
  | EndStep;

interface StepBase {
  /** Letters, digits, `_` and `-`; what is reported goes by it. */
  id: string;
  /** Id of a later step to go on with; the next in the list where it is missing. */
  next?: string;
}

export interface WaitStep extends StepBase {
  do: 'wait';
  until: WaitEnd;
}

/**
 * - `span` so long after the step before
 * - `time` the next time clocks show it where the customer is, on one of these weekdays (1 Monday … 7 Sunday) if given
 * - `trait` the instant a date trait tells, moved by `offset`; where there is none the enrolment ends
 */
export type WaitEnd =
  | { kind: 'span'; span: Span }
  | { kind: 'time'; time: string; weekdays?: number[] }
  | { kind: 'trait'; trait: string; offset?: { direction: 'before' | 'after'; span: Span } };

export interface WaitUntilStep extends StepBase {
  do: 'waitUntil';
  event: EventPattern;
  timeout: Span;
  /** Where to go on when it did not happen; like `next` where it is missing. */
  onTimeout?: string;
}

export interface BranchStep extends StepBase {
  do: 'branch';
  if: SegmentCondition;
  /** Where to go on when it does not hold. */
  else: string;
}

/** Divides people by a steady draw. */
export interface SplitStep extends StepBase {
  do: 'split';
  arms: { name: string; weight: number; to: string }[];
}

export interface SendStep extends StepBase {
  do: 'send';
  /** In this order; the first by which the person can be written to and agreed. */
  channels: Channel[];
  /**
   * The channel in the trait `preferred_channel` goes first where it is among `channels`, then those by which they opened
   * a message, the latest first; the others follow as they stand.
   */
  preferred?: boolean;
  content: MessageContent;
  /** What caps may ask for. */
  tags?: string[];
  /** Part of something the person asked for: no cap, no quiet hours, and counted by none. */
  transactional?: boolean;
  /** What happens where a cap is reached: `skip` where it is missing. */
  onCap?: 'skip' | 'defer';
  /** How long it may be put off; 72 hours where it is missing. */
  expires?: Span;
}

/** Liquid templates by channel. */
export interface MessageContent {
  email?: { subject: string; html: string; text: string };
  sms?: { text: string };
  push?: { title: string; text: string; link?: string };
}

/** Gives the person a coupon of a pool: the same one for the same campaign and entity. */
export interface CouponStep extends StepBase {
  do: 'coupon';
  pool: string;
  /** Where to go on without one; the enrolment ends where it is missing. */
  else?: string;
}

/** Shows a survey at the person's next visit. */
export interface SurveyStep extends StepBase {
  do: 'survey';
  survey: string;
}

/** Tells `campaign.message` webhooks. */
export interface WebhookStep extends StepBase {
  do: 'webhook';
  data?: Record<string, string>;
}

export interface SetTraitStep extends StepBase {
  do: 'setTrait';
  trait: string;
  value: string | number | boolean;
}

export interface EndStep extends StepBase {
  do: 'end';
}

/** How a site limits all of its campaigns together. */
export interface MessagingRules {
  /** Whether a person has to have agreed (`required`, where it is missing) or only not refused (`assumed`). */
  consent?: 'required' | 'assumed';
  caps?: MessageCap[];
  quietHours?: QuietHours;
  /** Share of people who get no campaign at all, in ten-thousandths. */
  globalHoldout?: number;
}

/** All caps hold together. */
export interface MessageCap {
  most: number;
  /** Any channel where it is missing. */
  channel?: Channel;
  tag?: string;
  /** The last so long to the second, or so many calendar days where the customer is, today included. */
  within: ({ kind: 'last' } & Span) | { kind: 'days'; days: number };
}

/** Clock times where the customer is; one that ends before it begins goes over midnight. */
export interface QuietHours {
  /** `HH:MM`. */
  from: string;
  to: string;
  /** All where it is missing. */
  channels?: Channel[];
  /** Whether a message waits for the end or is left out. */
  messages: 'defer' | 'drop';
}

/** Why a message was not sent: a closed list. */
export const WITHHELD_REASONS = {
  aborted: 'The template gave it up by itself.',
  archived: 'The campaign was archived.',
  bad_template: 'The template could not be rendered.',
  bounced: 'It could not be delivered.',
  cap: 'They have had as many messages as the caps allow.',
  confirmed: 'The address was confirmed already.',
  condition: 'What the campaign asks of a person did not hold any more.',
  exit: 'An exit event happened.',
  expired: 'It was put off for too long.',
  merged: 'A device became part of its user, who was in the campaign already.',
  no_address: 'There is no address for it.',
  no_consent: 'They did not agree to such messages.',
  no_coupon: 'There was no coupon left.',
  not_there: 'Its answer was lost; the provider was asked for it and does not have it.',
  paused: 'The campaign was paused.',
  quiet_hours: 'It fell into quiet hours.',
  refused: 'The provider does not deliver to this address.',
  suppressed: 'The address is not to be written to.',
  unproven: 'Only a browser told of what would be rewarded.',
  unverified: 'Nobody has proved that the address is theirs.',
} as const;
export type WithheldReason = keyof typeof WITHHELD_REASONS;

/** How an enrolment came to its end. */
export const ENDED_REASONS = ['completed', 'exit', 'archived', 'no_date', 'no_coupon', 'holdout', 'merged'] as const;
export type EndedReason = (typeof ENDED_REASONS)[number];
