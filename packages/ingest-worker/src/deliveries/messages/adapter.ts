import type { VainLook } from '@footfall/engine';
import type { Receipt } from './receipts/receipt.ts';

/** A message as it goes to one person by one channel, rendered to the last character. */
export type OutgoingMessage = OutgoingEmail | OutgoingSms | OutgoingPush;

interface Outgoing {
  /** Id of the delivery: the same in every attempt, told to the provider where it has a place for it. */
  deliveryId: string;
  site: string;
  /** Where receipts find what they are about. */
  customer: string;
}

export interface OutgoingEmail extends Outgoing {
  channel: 'email';
  from: Mailbox;
  to: Mailbox;
  replyTo?: Mailbox;
  subject: string;
  html: string;
  text: string;
  /** Beside what the adapter writes itself; `List-Unsubscribe` and its kin. */
  headers?: Record<string, string>;
}

export interface Mailbox {
  address: string;
  name?: string;
}

export interface OutgoingSms extends Outgoing {
  channel: 'sms';
  /** E.164. */
  to: string;
  text: string;
}

export interface OutgoingPush extends Outgoing {
  channel: 'push';
  token: string;
  title: string;
  text: string;
  /** Opened when it is tapped. */
  url?: string;
}

/**
 * - `sent` the provider has it
 * - `refused` the provider does not take it: for good, or just now
 * - `unknown` nobody can say whether the provider has it: only a receipt or a person may close it
 */
export type SendOutcome =
  | { outcome: 'sent'; providerId: string }
  | { outcome: 'refused'; permanent: boolean; reason: string; retryAfterMs?: number; deadAddress?: true }
  | { outcome: 'unknown'; reason: string };

/** A message whose answer was lost, as far as a provider may know it. */
export interface LostMessage {
  deliveryId: string;
  recipient: string;
  /** What it said, where the provider keeps no id of ours. */
  text: string;
  /** When it was handed over, epoch milliseconds. */
  sentAt: number;
  /** Which of these ids of the provider's belong to other messages. */
  others(providerIds: string[]): Promise<Set<string>>;
}

/** What a provider says when it is asked after a message: that it has it, as a receipt; or why it says nothing of it. */
export type LookOutcome = { look: 'found'; receipt: Receipt } | { look: VainLook; why?: string };

/** One way out. Never throws: whatever happens is an outcome. */
export interface ChannelAdapter<M extends OutgoingMessage = OutgoingMessage> {
  send(message: M): Promise<SendOutcome>;
  /** Asks after a message whose answer was lost; missing where the provider cannot be asked. */
  look?(message: LostMessage): Promise<LookOutcome>;
}
