import type { Channel, EventCode, EventStatus, WebhookCustomer, WithheldReason } from '@footfall/contract';
import type { Profile, SurveyInvitation, TakenEvent } from '@footfall/engine';

/** Events of one customer, as the collect stage hands them over. */
export interface TakeCall {
  /** Version of this shape. */
  v: 1;
  /** Name of the object: the object itself need not know it. */
  name: string;
  rulesVersion: number;
  now: number;
  events: TakenEvent[];
  /** Whether a customer nobody has seen may be made of these events. */
  mayCreate: boolean;
  /** Say what would happen and change nothing. */
  dry?: true;
}

export interface TakeAnswer {
  /** One for each event, in order; none where the events are to go on. */
  results: { status: EventStatus; code?: EventCode }[];
  invitations: SurveyInvitation[];
  /** userId of the user this device belongs to: nothing was taken in here. */
  forwardTo?: string;
}

/** What became of a device that is no customer of its own any more, by userId. */
export interface MergedInto {
  site: string;
  /** Who has its history. */
  user: string;
  /** Who was last said to use it: where its events go. */
  forwardTo: string;
}

/** What became of an erasure; `until` is the number of the last fact about who was erased. */
export type Erased = { answer: 'unknown' | 'busy' } | { answer: 'erased'; until: number };

/** What `GET /v1/customers/:id` reads. */
export interface CustomerView {
  customer: WebhookCustomer;
  site: string;
  profile: Profile;
  /** Since when they are in which segment, epoch milliseconds. */
  segments: { id: string; since: number }[];
}

/** Whether a message may be sent, by whom what of it is decided. */
export type MessageClaim =
  | {
      outcome: 'send';
      campaign: string;
      version: number;
      run: string;
      entity?: string;
      step: string;
      channel: Channel;
      address: string;
      /** Until when it may still go out, epoch milliseconds. */
      expiresAt: number;
      customer: WebhookCustomer;
      profile: Profile;
    }
  /** Put off: its customer asks for it again, under another name. */
  | { outcome: 'later' | 'withheld'; reason: WithheldReason }
  /** This device is part of a user, by userId. */
  | { outcome: 'moved'; to: string }
  | { outcome: 'busy' };

/** One customer's part of a preview. */
export interface CustomerPreview {
  customer: WebhookCustomer;
  site: string;
  member: boolean;
  /** It rests on events that are no longer kept one by one. */
  truncated: boolean;
}
