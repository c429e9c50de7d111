import type { WebhookType } from '@footfall/contract';

/** One webhook as `GET /v1/webhooks` lists it. */
export interface Webhook {
  id: string;
  url: string;
  types: WebhookType[];
  description?: string | null;
  /** `active`, or why it gets no calls. */
  status: string;
  createdAt: string;
}

/** What `POST /v1/webhooks` takes. */
export interface NewWebhook {
  url: string;
  types: WebhookType[];
  description?: string;
}

/** What it answers: the only time the secret is told. */
export interface CreatedWebhook extends Webhook {
  secret: string;
}
