import type { ConsentProof, Event, WebhookCustomer } from '@footfall/contract';
import type { CampaignFact } from './campaigns/fact.ts';
import type { ConsentSubject } from './profile/consent.ts';
import type { Lookup } from './profile/lookup.ts';
import type { OrderState, Teller } from './state.ts';

/** What a customer's object decided. Its id is (customer, `sequence`) and never changes. */
export type Fact = FactBase & FactBody;

export interface FactBase {
  sequence: number;
  /** Event time, epoch milliseconds. */
  at: number;
  /** The messageId of the event that led to it. */
  cause?: string;
  late?: true;
  /** From replayed history: kept, counted, never told to anyone. */
  historical?: true;
}

export type FactBody =
  | { type: 'event.accepted'; event: Event; receivedAt: number; trusted: boolean } /** `coupon`: the code it carries. */
  | { type: 'order.completed'; order: OrderState; coupon?: string }
  | { type: 'order.confirmed'; order: OrderState; coupon?: string }
  | { type: 'order.retracted'; order: OrderState }
  /** `refundMinor`: what was paid back this time. */
  | { type: 'order.refunded'; order: OrderState; refundMinor: number }
  | { type: 'consent.changed'; consent: ConsentChange }
  | { type: 'survey.rendered'; survey: SurveyFact; about?: SurveyAbout }
  | { type: 'survey.shown'; survey: SurveyFact; about?: SurveyAbout }
  /** Closed; `answered`: how many questions were. */
  | { type: 'survey.dismissed'; survey: SurveyFact; answered: number }
  /** Left open with answers, and with none. */
  | { type: 'survey.partial'; survey: SurveyFact; answered: number }
  | { type: 'survey.abandoned'; survey: SurveyFact }
  /** `other`: own words beside an option. */
  | { type: 'survey.answered'; survey: SurveyFact; question: string; edit: number; value: unknown; other?: string }
  | { type: 'survey.completed'; survey: SurveyFact; answers: Record<string, unknown>; about?: SurveyAbout }
  | ({ type: 'segment.entered' } & SegmentMove)
  | ({ type: 'segment.left' } & SegmentMove)
  /** Who it was is known nowhere any more. */
  | { type: 'customer.erased' }
  /** Nobody heard of this device for long. */
  | { type: 'customer.expired' }
  | CampaignFact
  | { type: 'rule.failed'; rule: string; error: string }
  | ({ type: 'customer.merged' } & Merged);
export type FactType = FactBody['type'];

/** A customer came into a segment or left it. */
export interface SegmentMove {
  segment: { id: string; name: string };
  /** `createdIn` of the segment, which tells it from a deleted one of the same id. */
  createdIn?: number;
  /** Since when they are in or out, epoch milliseconds: the exact instant, however late it was noticed. */
  since: number;
  /** Because the segment was changed and not because of anything the customer did: nothing starts. */
  silent?: true;
  /** It rests on events that are no longer kept one by one. */
  history_truncated?: true;
}

/** What somebody agreed to or refused, and how they were asked. */
export interface ConsentChange {
  subject: ConsentSubject;
  granted: boolean;
  /** Missing where they had said nothing before. */
  before?: boolean;
  /** Missing where it came with a device that became part of the customer: the device's own fact says it. */
  toldBy?: Teller;
  /** Address of the page they were on. */
  page?: string;
  proof?: ConsentProof;
}

/** A device became part of a user; told of both. */
export interface Merged {
  /** Id of the customer that the device was. */
  from: string;
  /** Id of the customer it is part of now. */
  into: string;
  anonymousId: string;
}

export interface SurveyFact {
  id: string;
  revision: number;
  responseId: string;
  /** Nobody can prove that they were asked: it counts in no score and changes nothing of the customer. */
  unsolicited?: true;
}

/** What a display was about, as it stood when that was told. */
export interface SurveyAbout {
  /** Number of the order it was shown after. */
  order?: string;
  /** See `channelOf`. */
  channel: string;
  /** Id of the campaign that asked; else the name of that by whose link they had come. */
  campaign?: string;
}

/** Facts on their way to the ledger, in the order they were decided. A chunk never changes once made. */
export interface FactChunk {
  /** Version of this shape. */
  v: 1;
  /** `<customer id>:<first sequence>`, so the same facts always travel under the same id. */
  id: string;
  site: string;
  /** The customer as they were when these facts were decided. */
  customer: WebhookCustomer;
  firstSeenAt: number;
  /** By what a person may look for them. */
  lookup?: Lookup;
  facts: Fact[];
}
