/**
 * What a webhook receiver gets, signed as Standard Webhooks 1.0 has it
 * (https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md).
 */
export const WEBHOOK_TYPES = [
  'event.accepted',
  'order.completed',
  'order.confirmed',
  'cart.abandoned',
  'segment.entered',
  'segment.left',
  'survey.completed',
  'coupon.issued',
  'coupon.redeemed',
  'campaign.message',
  'customer.erased',
] as const;
export type WebhookType = (typeof WEBHOOK_TYPES)[number];

/** The body. It is the same to the byte in every attempt under one `webhook-id`. */
export interface WebhookBody {
  type: WebhookType;
  /** When it happened, ISO 8601 UTC. */
  timestamp: string;
  data: WebhookData;
}

export interface WebhookData {
  customer: WebhookCustomer;
  /** Grows by one with each fact of this customer: deliveries may arrive out of order. */
  sequence: number;
  /** True where it happened too long ago to be live news. */
  late?: true;
  /** True where the whole would be above 20 KB: what is left out is found under `link`, with a secret key. */
  truncated?: true;
  link?: string;
  /** True for one that a person sent to try the receiver out: nothing happened. */
  test?: true;
  /** `event.accepted`: the event as taken in. */
  event?: Record<string, unknown>;
  /** `order.completed`, `order.confirmed`; money as decimals. */
  order?: Record<string, unknown>;
  /** `segment.entered`, `segment.left`. */
  segment?: { id: string; name: string };
  /** `campaign.message` with its step and what the step says; `coupon.issued` with what gave it. */
  campaign?: { id: string; name: string; entity?: string; step?: string; data?: Record<string, string> };
  /** `coupon.issued`, `coupon.redeemed`. */
  coupon?: { code: string; pool: string; orderId?: string };
  /** `survey.completed`. */
  survey?: { id: string; revision: number; responseId: string; answers: Record<string, unknown>; unsolicited?: true };
}

export interface WebhookCustomer {
  /** Footfall's id of the customer, usable in `GET /v1/customers/:id`. */
  id: string;
  userId?: string;
  anonymousId?: string;
  /** Whether the customer's identity was vouched for, and how. */
  trust: Trust;
}

/** `known` vouched for by the shop; `claimed` named by a browser only; `anonymous` nameless. */
export type Trust = 'known' | 'claimed' | 'anonymous';
