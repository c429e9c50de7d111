/**
 * Events in the Segment spec's shape (https://segment.com/docs/connections/spec/), so that Segment-style
 * clients speak to Footfall by changing the host alone.
 */

/** A JSON object whose members nobody has looked into yet. */
export type JsonObject = Record<string, unknown>;

/** What an event carries whatever its type. */
export interface EventBase {
  /** Idempotency key: made once per event by whoever tells it, the same in every retry. */
  messageId: string;
  /** The device's own id, made by the SDK; at least one of `anonymousId` and `userId` is there. */
  anonymousId?: string;
  /** The shop's id of a signed-in person. From a browser without an identity token it is only a claim. */
  userId?: string;
  /** When it happened by the teller's clock, ISO 8601. Without it: when Footfall received it. */
  timestamp?: string;
  /** When this attempt was sent by the teller's clock, ISO 8601; made anew for each attempt. */
  sentAt?: string;
  /** Page, campaign, locale, library and the like. */
  context?: EventContext;
}

/** Something a person did: `Product Viewed`, `Order Completed`, … */
export interface TrackEvent extends EventBase {
  type: 'track';
  /** Name of what happened, in the Segment e-commerce spec's words where it has one. */
  event: string;
  properties?: JsonObject;
}

/** A page was seen. */
export interface PageEvent extends EventBase {
  type: 'page';
  name?: string;
  category?: string;
  properties?: JsonObject;
}

/** A screen of an app was seen. */
export interface ScreenEvent extends EventBase {
  type: 'screen';
  name?: string;
  category?: string;
  properties?: JsonObject;
}

/** Who this is, and what is known about them. */
export interface IdentifyEvent extends EventBase {
  type: 'identify';
  traits?: JsonObject;
}

/** The person belongs to a group (a household, a company). */
export interface GroupEvent extends EventBase {
  type: 'group';
  groupId: string;
  traits?: JsonObject;
}

/** `previousId` is the same person as `userId`. Obeyed from trusted callers only. */
export interface AliasEvent extends EventBase {
  type: 'alias';
  previousId: string;
  userId: string;
}

/** One event as a teller sends it. */
export type Event = TrackEvent | PageEvent | ScreenEvent | IdentifyEvent | GroupEvent | AliasEvent;
export type EventType = Event['type'];
export const EVENT_TYPES = ['track', 'page', 'screen', 'identify', 'group', 'alias'] as const satisfies EventType[];

/** Circumstances of an event. Members not named here are kept as they come. */
export interface EventContext {
  page?: PageContext;
  campaign?: CampaignContext;
  /** Which client speaks; Segment libraries are answered by status code (see `BatchAnswer`). */
  library?: { name?: string; version?: string };
  /** BCP 47 language tag of the browser. */
  locale?: string;
  /** IANA time zone of the device. */
  timezone?: string;
  /** CSS pixels. */
  screen?: { width?: number; height?: number };
  userAgent?: string;
  /** What the person has agreed to; absent means the site's default. */
  consent?: Consent;
  /** True where the teller replays history: it starts nothing and fires nothing. Secret keys only. */
  historical?: boolean;
  [member: string]: unknown;
}

export interface PageContext {
  url?: string;
  path?: string;
  title?: string;
  referrer?: string;
  search?: string;
}

/** UTM parameters without their prefix. */
export interface CampaignContext {
  name?: string;
  source?: string;
  medium?: string;
  term?: string;
  content?: string;
}

/** Purposes a person can agree to, each by itself. */
export const PURPOSES = ['measure', 'personalise', 'message', 'share'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Ways to write to a person. */
export const CHANNELS = ['email', 'sms', 'push'] as const;
export type Channel = (typeof CHANNELS)[number];

/** What a person agrees to (true) or refuses (false); what is missing they were not asked. */
export interface Consent {
  measure?: boolean;
  personalise?: boolean;
  message?: boolean;
  share?: boolean;
  /** Messages by one channel, where the person was asked about it by itself. */
  channels?: { [channel in Channel]?: boolean };
  /** How they were asked: kept with each change, to show later. */
  proof?: ConsentProof;
}

/** Texts are kept in their first 500 characters. */
export interface ConsentProof {
  /** Such as `banner`, `checkout checkbox`, `double opt-in`. */
  method?: string;
  /** The words they agreed to. */
  wording?: string;
  /** Version of those words or of the policy. */
  version?: string;
}
