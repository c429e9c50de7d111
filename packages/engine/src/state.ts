import type { JsonObject } from '@footfall/contract';
import type { CampaignsState } from './campaigns/state.ts';
import type { Gone } from './gone.ts';
import { emptyHistory, type History } from './history/history.ts';
import type { Absorbing, Handed } from './merge/state.ts';
import type { Attribution } from './profile/attribution.ts';
import type { ConsentBook } from './profile/consent.ts';
import type { Contacts } from './profile/contacts.ts';
import type { Locality } from './profile/locality.ts';
import type { PendingRefund } from './profile/refund.ts';
import type { Sessions } from './profile/sessions.ts';
import { noSegments, type SegmentsState } from './segments/segment-marks.ts';
import type { Display, Invited, SurveyState } from './surveys/state.ts';

/** How an object came by its name: `u` a user named by trusted callers, `a` an anonymousId, `c` a claimed userId. */
export type CustomerKind = 'u' | 'a' | 'c';

/** Everything one site knows of one person, as kept in the customer's object. Times are epoch milliseconds. */
export interface CustomerState {
  /** Version of this shape. */
  v: 2;
  site: string;
  kind: CustomerKind;
  /** The userId or anonymousId the object is named by. */
  id: string;
  /** The first id this person was known by: random draws are made of it, so a merge keeps the older one's. */
  firstId: string;
  /** Number of the newest fact; facts are numbered from 1. */
  sequence: number;
  /** Newest rules this customer was decided by. */
  rulesVersion: number;
  profile: Profile;
  history: History;
  segments: SegmentsState;
  /** Missing of somebody who was never in one. */
  campaigns?: CampaignsState;
  /** Of a user: devices that are about to become part of this customer. */
  absorbing?: Absorbing[];
  /** Of a device that became part of a user, or is about to. */
  handed?: Handed;
  /** There is nobody here any more. */
  gone?: Gone;
  /** When they asked to be erased last: nothing that happened before is taken in again. */
  erasedAt?: number;
  /** How often events that cannot be applied were tried, by key: after three times they hold up nobody. */
  failing?: Record<string, number>;
}

export interface Profile {
  firstSeenAt: number;
  lastSeenAt: number;
  /** When anything of them last arrived: replayed history happened long before. */
  lastReceivedAt?: number;
  /** Vouched for by a trusted caller. */
  userId?: string;
  anonymousId?: string;
  /** What a browser said about itself: shown to people, never used for routing or sending. */
  claims: Claims;
  /** Traits by trusted callers. */
  traits: JsonObject;
  cart?: CartState;
  /** Event time of the newest update of the cart, or order, that was taken in; the cart may be empty since. */
  cartChangedAt?: number;
  orders: OrderState[];
  /** Ids of orders a browser told here and the server told of somebody else, newest last. */
  retractedOrders: string[];
  /** By ISO 4217 code; currencies are never summed together. */
  spent: Record<string, Spending>;
  /** How often each event name was accepted. */
  counts: Record<string, number>;
  /** Refunds of orders that were not told yet. */
  refunds?: PendingRefund[];
  /** What the person said last about each purpose and channel. */
  consent?: ConsentBook;
  /** Where they can be written to, as trusted callers told. */
  contacts?: Contacts;
  locality?: Locality;
  sessions?: Sessions;
  attribution?: Attribution;
  /** By survey id. */
  surveys: Record<string, SurveyState>;
  /** By survey id, what it was last asked about. */
  invited?: Record<string, Invited>;
  /** The newest surveys they saw, the last one last. */
  displays?: Display[];
}

export interface Claims {
  userId?: string;
  traits: JsonObject;
}

export interface CartState {
  /** Event time of the update it comes from; an older update never overwrites a newer one. */
  at: number;
  cartId?: string;
  currency: string;
  valueMinor: number;
  products: LineItem[];
}

/** Money in minor units of the currency beside it. */
export interface LineItem {
  productId: string;
  name?: string;
  category?: string;
  quantity: number;
  priceMinor?: number;
}

/** Who told of an order: the customer's browser, or the shop's server whose word counts. */
export type Teller = 'browser' | 'server';

export interface OrderState {
  orderId: string;
  at: number;
  currency: string;
  totalMinor: number;
  toldBy: Teller;
  products: LineItem[];
  /** Of the total, what was paid back. */
  refundedMinor?: number;
}

/** In one currency. */
export interface Spending {
  orders: number;
  /** Less what was paid back. */
  revenueMinor: number;
  refundedMinor?: number;
  /** The part of the revenue that trusted callers told of. */
  provenMinor?: number;
  /** Event times. */
  firstAt?: number;
  lastAt?: number;
}

export function newCustomer(site: string, kind: CustomerKind, id: string, now: number): CustomerState {
  return {
    v: 2,
    site,
    kind,
    id,
    firstId: id,
    sequence: 0,
    rulesVersion: 0,
    profile: {
      firstSeenAt: now,
      lastSeenAt: now,
      ...(kind === 'u' ? { userId: id } : {}),
      ...(kind === 'a' ? { anonymousId: id } : {}),
      claims: { traits: {}, ...(kind === 'c' ? { userId: id } : {}) },
      traits: {},
      orders: [],
      retractedOrders: [],
      spent: {},
      counts: {},
      surveys: {},
    },
    history: emptyHistory(),
    segments: noSegments(),
  };
}
