import type { WebhookType } from '@footfall/contract';

/** One webhook as `GET /v1/webhooks` lists it. */
export interface Webhook {
  id: string;
  url: string;
  types: WebhookType[];
  /** Of `event.accepted` only these. */
  events?: string[] | null;
  description?: string | null;
  /** Calls a second at most. */
  rate?: number | null;
  /** `active`, or why it gets no calls. */
  status: string;
  disabledReason?: string | null;
  health?: { failures: number; failingSince: string | null; pausedUntil: string | null };
  createdAt: string;
}

/** What `POST /v1/webhooks` takes. */
export interface NewWebhook {
  url: string;
  types: WebhookType[];
  events?: string[] | null;
  description?: string;
  /** A partner’s own request, and what its templates find under `secrets`. */
  request?: PartnerTemplates;
  secrets?: Record<string, string>;
}

export interface PartnerTemplates {
  path?: string;
  headers: Record<string, string>;
  body: string;
}

/** One of `GET /v1/webhook-presets`: how to tell a partner. */
export interface WebhookPreset {
  id: string;
  name: string;
  docs: string;
  url: string;
  types: WebhookType[];
  events: string[] | null;
  request: PartnerTemplates;
  /** Which are asked for, each with where to find it. */
  secrets: Record<string, string>;
  preview: { example: unknown; sent: { url: string; headers: Record<string, string>; body: string } };
}

/** What it answers: the only time the secret is told. */
export interface CreatedWebhook extends Webhook {
  secret: string;
}

/** What a subscription would bring and cost. */
export interface Estimate {
  perDay: number;
  dollarsPerMonth: number;
}
