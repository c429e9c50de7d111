import type { Channel, Purpose } from './event.ts';

/**
 * The rule language of segments. A rule asks about one customer and names things by id only. Boundaries: "in the last
 * W" holds from the instant something happened until just before it is W old (exactly W ago is out); "W ago or longer"
 * holds from exactly W on. A day is 24 hours everywhere but in `between`, which speaks of calendar days in a time zone.
 */

/** Most segments of one site: what a customer keeps of each must fit their 64 KB beside everything else. */
export const MAX_SEGMENTS = 400;
/** Longest id of a segment, in characters; see `MAX_SEGMENTS`. */
export const MAX_SEGMENT_ID_LENGTH = 24;
/** How far back a rule may look: daily counters are kept this long. */
export const HISTORY_DAYS = 400;
/** How many events of one customer are kept one by one, with the properties that rules can ask for. */
export const HISTORY_EVENTS = 500;
/** Deepest nesting of conditions. */
export const MAX_CONDITION_DEPTH = 8;
/** `event` of a condition that any event fulfils in which a person does something (not identify, group, alias). */
export const ANY_EVENT = '*';

/** A published segment. */
export interface SegmentRule {
  /** Letters, digits, `_` and `-`. */
  id: string;
  /** For people. */
  name: string;
  /** Whose membership is kept: customers the shop has named (where it is missing), or anonymous ones too. */
  include?: 'known' | 'everyone';
  /** Version of the site's rules in which `when` or `include` was last changed. */
  changedIn: number;
  /**
   * Version in which it first appeared: what customers remember from before is of a deleted one with the same id. 0
   * where it is missing.
   */
  createdIn?: number;
  /** Those who match when the segment is changed enter silently, unless this is true. */
  announceExisting?: boolean;
  when: SegmentCondition;
}

/** A segment as people write it: what `POST /v1/segments` takes. */
export interface SegmentDefinition {
  name: string;
  /** Who is in it, for people. */
  description?: string;
  /** As in `SegmentRule`. */
  include?: 'known' | 'everyone';
  when: SegmentCondition;
}

export type SegmentCondition =
  | AllCondition
  | AnyCondition
  | NotCondition
  | TraitCondition
  | DidCondition
  | DidNotCondition
  | LastDidCondition
  | SequenceCondition
  | CartCondition
  | SpentCondition
  | FavouriteCondition
  | SurveyCondition
  | ConsentCondition
  | InSegmentCondition
  | BucketCondition;

/** Every one of them holds; an empty list holds. */
export interface AllCondition {
  op: 'all';
  of: SegmentCondition[];
}

/** At least one of them holds; an empty list does not. */
export interface AnyCondition {
  op: 'any';
  of: SegmentCondition[];
}

export interface NotCondition {
  op: 'not';
  of: SegmentCondition;
}

/** A trait that a trusted caller vouched for. A missing trait fulfils nothing but `missing`. */
export interface TraitCondition {
  op: 'trait';
  /** Name of the trait. */
  trait: string;
  test: ValueTest;
}

/** An event happened, as often or as much as `is` says. */
export interface DidCondition extends EventPattern {
  op: 'did';
  /** What is compared; how often it happened where it is missing. */
  measure?: Measure;
  /** At least 1 where it is missing. Money is in major units of the measure's currency. */
  is?: NumberTest;
  /** Ever where it is missing: only for a plain count, as single events are not kept for ever. */
  within?: Window;
}

/** No such event happened. */
export interface DidNotCondition extends EventPattern {
  op: 'didNot';
  within?: Window;
}

/** It happened, but for the last time this long ago or longer. Somebody who never did it is not meant. */
export interface LastDidCondition extends EventPattern {
  op: 'lastDid';
  longerAgo: Span;
}

/** `first` happened and then `next`, less than `within` apart, both within `during`. */
export interface SequenceCondition {
  op: 'sequence';
  first: EventPattern;
  next: EventPattern;
  within: Span;
  during: Window;
}

/** There is a cart, and all that is given here holds for it. */
export interface CartCondition {
  op: 'cart';
  /** Its value in major units. A cart in another currency does not fulfil it. */
  value?: { currency: string; is: NumberTest };
  /** One of its products has this id or category. */
  contains?: { property: 'product_id' | 'category'; value: string };
  /** It was last changed this long ago or longer. */
  olderThan?: Span;
}

/**
 * Lifetime value: all that was paid in one currency less what was paid back, in major units; nothing paid counts as 0.
 * Money that only a browser told of counts where the site takes browsers at their word (`rewards`).
 */
export interface SpentCondition {
  op: 'spent';
  /** ISO 4217. */
  currency: string;
  is: NumberTest;
}

/**
 * What was bought most by quantity in the orders kept one by one (the last 100). Between equals the first in
 * alphabetical order is the favourite.
 */
export interface FavouriteCondition {
  op: 'favourite';
  of: 'product_id' | 'category';
  is: string;
}

/** The newest answer to a question. */
export interface SurveyCondition {
  op: 'survey';
  /** Any survey that has the question where it is missing. */
  survey?: string;
  question: string;
  test: ValueTest;
}

/**
 * What the person said last about one purpose; with `channel`, about messages by that channel, where what they said of
 * messages at large counts unless they were asked about the channel by itself. Not being asked is neither.
 */
export interface ConsentCondition {
  op: 'consent';
  purpose: Purpose;
  /** With the purpose `message` only. */
  channel?: Channel;
  is: boolean;
}

/** Membership of another segment. */
export interface InSegmentCondition {
  op: 'inSegment';
  segment: string;
}

/** A steady share of all customers, drawn from the first id each was known by. */
export interface BucketCondition {
  op: 'bucket';
  /** Another salt draws other people. */
  salt: string;
  /** Ten-thousandths, from this (0–9999) … */
  from: number;
  /** … to just below this (1–10000). */
  to: number;
}

/** Which events are meant. */
export interface EventPattern {
  /** Name of a track event, `page`, `screen`, …, or `*`. */
  event: string;
  /** All of them hold. */
  where?: PropertyFilter[];
}

/** Something asked of a property that is kept. An event without the property fulfils only `missing`. */
export type PropertyFilter = TextFilter | QuantityFilter | MoneyFilter;

/** Texts are kept and compared in their first 64 characters. With several products one that fits is enough. */
export interface TextFilter {
  property: TextProperty;
  test: TextTest;
}

export interface QuantityFilter {
  property: 'quantity';
  is: NumberTest;
}

/** Major units; an event in another currency does not fulfil it. */
export interface MoneyFilter {
  property: MoneyProperty;
  currency: string;
  is: NumberTest;
}

/**
 * `product_id`, `category`: the event's own, or those of the first 8 of its `products`. `path`: of the page it happened
 * on. `query`: of a search.
 */
export const TEXT_PROPERTIES = ['product_id', 'category', 'brand', 'coupon', 'order_id', 'path', 'query'] as const;
export type TextProperty = (typeof TEXT_PROPERTIES)[number];
/** `total`: what was paid, or the revenue where there is no total. */
export const MONEY_PROPERTIES = ['price', 'value', 'total'] as const;
export type MoneyProperty = (typeof MONEY_PROPERTIES)[number];

/** What is compared with a number. Of no events the sum is 0; there is no least, greatest or average. */
export type Measure = CountMeasure | DistinctMeasure | QuantityMeasure | MoneyMeasure;

export interface CountMeasure {
  of: 'count';
}

/** How many different values. */
export interface DistinctMeasure {
  of: 'distinct';
  property: TextProperty;
}

export interface QuantityMeasure {
  of: 'sum' | 'min' | 'max' | 'avg';
  property: 'quantity';
}

/** Events in other currencies are left out. */
export interface MoneyMeasure {
  of: 'sum' | 'min' | 'max' | 'avg';
  property: MoneyProperty;
  currency: string;
}

export type Window = RollingWindow | DatesWindow;

/** From just after this long ago until now. */
export interface RollingWindow extends Span {
  kind: 'last';
}

/** Whole calendar days, both included. */
export interface DatesWindow {
  kind: 'between';
  /** `YYYY-MM-DD`. */
  from: string;
  to: string;
  /** IANA zone; the site's where it is missing. */
  timeZone?: string;
}

export interface Span {
  amount: number;
  unit: SpanUnit;
}
export const SPAN_UNITS = ['seconds', 'minutes', 'hours', 'days'] as const;
export type SpanUnit = (typeof SPAN_UNITS)[number];

export type NumberTest =
  | { is: 'atLeast' | 'above' | 'atMost' | 'below' | 'equal'; value: number }
  | { is: 'between'; from: number; to: number };

export type TextTest =
  | { is: 'set' | 'missing' }
  | { is: 'equal' | 'contains' | 'startsWith' | 'endsWith'; value: string }
  | { is: 'oneOf'; values: string[] };

/**
 * - `equal` to a text or to true or false; numbers are compared by `NumberTest`
 * - `includes` for lists: this is among them
 * - `before`, `after` for dates (ISO 8601 text, or epoch milliseconds); a plain date begins at midnight UTC
 * - `withinLast`, `longerAgo`, `withinNext` for dates, as time passes
 */
export type ValueTest =
  | TextTest
  | NumberTest
  | { is: 'true' | 'false' }
  | { is: 'includes'; value: string | number }
  | { is: 'before' | 'after'; date: string }
  | { is: 'withinLast' | 'longerAgo' | 'withinNext'; span: Span };
