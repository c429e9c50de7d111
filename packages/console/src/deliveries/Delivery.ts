import type { DeliveryConsequence, WithheldReason } from '@footfall/contract';

export type DeliveryStatus = DeliveryConsequence['status'];
export type DeliveryChannel = DeliveryConsequence['channel'];

/** One delivery as `GET /v1/deliveries` lists it. */
export interface Delivery {
  id: string;
  channel: DeliveryChannel;
  webhookId: string | null;
  type: string;
  /** Of the webhook; null for a message, or where the webhook is gone. */
  url: string | null;
  /** Of a message. */
  campaign: string | null;
  step: string | null;
  recipient: string | null;
  /** Why a message was withheld or failed. */
  reason: WithheldReason | 'lost_answer' | 'never_told' | null;
  status: DeliveryStatus;
  attempts: number;
  lastAnswer: string | null;
  createdAt: string;
  nextAttemptAt: string | null;
}

export const DELIVERY_STATUSES: DeliveryStatus[] = [
  'pending',
  'claimed',
  'sent',
  'delivered',
  'withheld',
  'failed',
  'unknown',
];
