import type { WebhookType } from '@footfall/contract';
import type { WebhookRequest } from '@footfall/contract/schema';

/** A receiver as its site registered it, and how it has been doing. Times are epoch milliseconds. */
export interface Webhook {
  id: string;
  site: string;
  url: string;
  types: WebhookType[];
  /** Names of events that `event.accepted` is told of; null for all. */
  events: string[] | null;
  description: string;
  /** Calls a second at most; null for as fast as they come. */
  rate: number | null;
  /** How it is called, where not as Standard Webhooks has it. */
  request: WebhookRequest | null;
  status: 'active' | 'disabled';
  disabledReason: string | null;
  createdAt: number;
  health: WebhookHealth;
}

export interface WebhookHealth {
  /** Since the last success. */
  failures: number;
  failingSince: number | null;
  /** Until when it is left alone. */
  openUntil: number | null;
}
