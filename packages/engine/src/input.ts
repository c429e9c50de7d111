import type { Event, WithheldReason } from '@footfall/contract';
import type { CampaignNews } from './campaigns/news.ts';
import type { KnownToBoth } from './merge/counted.ts';
import type { CustomerState } from './state.ts';

/** What the world tells a customer. */
export type Input =
  | EventsInput
  | RetractOrderInput
  | WakeInput
  | AbsorbInput
  | MergedInput
  | ClaimInput
  | GiveBackInput
  | NewsInput;

export interface EventsInput {
  kind: 'events';
  events: TakenEvent[];
  /** The userId or anonymousId the object is named by: somebody who is gone does not know it. */
  id?: string;
}

/** The shop's server told this order of somebody else: a browser's telling of it no longer counts here. */
export interface RetractOrderInput {
  kind: 'retract-order';
  orderId: string;
}

/** Time has come for something (see `Decision.wakeAt`), or there are new rules. */
export interface WakeInput {
  kind: 'wake';
}

/** A message is about to be sent: may it, now? Asked again it says the same, unless it must not go out any more. */
export interface ClaimInput {
  kind: 'claim';
  /** `Message.id`. */
  message: string;
}

/** A message that was claimed was not sent and never will be. */
export interface GiveBackInput {
  kind: 'give-back';
  message: string;
  reason: WithheldReason;
}

/** The site tells something that is about this customer among many. */
export interface NewsInput {
  kind: 'news';
  news: CampaignNews;
}

/** What a device knew, as it handed it over; counts once for each merge that is under way. */
export interface AbsorbInput {
  kind: 'absorb';
  /** `Absorbing.merge`. */
  merge: number;
  /** Ids of the two customers. */
  from: string;
  into: string;
  device: CustomerState;
  /** What the two have counted under the same keys. */
  both: KnownToBoth[];
}

/** The device knows that what it had has arrived, or there was nothing to hand over. */
export interface MergedInput {
  kind: 'merged';
  merge: number;
}

/** One well-formed event with all that was found out about it before it reached its customer. */
export interface TakenEvent {
  /** The idempotency key as the object remembers it: 8 bytes of its SHA-256, in hex. */
  key: string;
  event: Event;
  /** When it happened after clock correction, epoch milliseconds. */
  at: number;
  receivedAt: number;
  /** A secret key or an identity token spoke. */
  trusted: boolean;
  /** A page is there to show something on: trusted by an identity token, say, and not told by a server. */
  fromBrowser?: true;
  /** Too long ago to be live news: it starts nothing. */
  late: boolean;
  /** Replayed history: it starts nothing and fires nothing. */
  historical: boolean;
  /** For an `Order Completed` that counts as an order. */
  order?: OrderTold;
  /** The anonymousId of a device that a trusted caller says is this user's, where that is not known yet. */
  absorbs?: string;
  /** For survey events: the response token proved that the survey was shown. */
  solicited?: boolean;
  /** And the number of the order it was shown after, where there was one. */
  aboutOrder?: string;
  /** And the campaign that asked. */
  aboutCampaign?: string;
}

/** What the site's order claim says about one telling of an order. */
export interface OrderTold {
  telling: OrderTelling;
  keys: OrderKeys;
}

/**
 * Under what a customer remembers that an order was told, by whom: 8 bytes in hex, made of the order's number in such
 * a way that no messageId has the same. The state keeps only the newest orders one by one; these outlast them.
 */
export interface OrderKeys {
  browser: string;
  server: string;
}

/**
 * `first` nobody's telling of this order has counted; `confirm` the server tells what a browser's telling already
 * counted for at another customer, so its values win and it is not told as completed again.
 */
export type OrderTelling = 'first' | 'confirm';
