import type { DeliveryConsequence } from '@footfall/contract';

export type DeliveryStatus = DeliveryConsequence['status'];
export type DeliveryChannel = DeliveryConsequence['channel'];

/** One delivery as `GET /v1/deliveries` lists it. */
export interface Delivery {
  id: string;
  webhookId: string;
  type: string;
  url: string;
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
