import * as z from 'zod';
import { WEBHOOK_TYPES } from '../webhook.ts';

/** A call in a partner's own words: Liquid over the body that others get, and `secrets`. It never changes. */
export const webhookRequestSchema = z.object({
  /** Path and query in place of the URL's; the host stays the URL's. */
  path: z.string().startsWith('/').max(2048).exactOptional(),
  headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,100}$/), z.string().max(2000)).default({}),
  /** Every output is written as JSON. */
  body: z.string().min(1).max(20_000),
});
export type WebhookRequest = z.output<typeof webhookRequestSchema>;

/** Body of `POST /v1/webhooks`. Whether the URL may be called is decided by the deliveries stage. */
export const newWebhookSchema = z.object({
  url: z.url('must be an absolute URL').max(2048),
  types: z.array(z.enum(WEBHOOK_TYPES)).min(1, 'must name at least one type'),
  /** Of `event.accepted` only these. */
  events: z.array(z.string().min(1).max(200)).min(1).max(100).nullable().default(null),
  description: z.string().max(200).default(''),
  /** Calls a second at most. */
  rate: z.int().min(1).max(1000).nullable().default(null),
  request: webhookRequestSchema.nullable().default(null),
  /** What the request's templates find under `secrets`; sealed at rest and never told again. */
  secrets: z.record(z.string().regex(/^\w{1,60}$/), z.string().min(1).max(2000)).exactOptional(),
});
export type NewWebhook = z.output<typeof newWebhookSchema>;

/** Body of `PATCH /v1/webhooks/:id`: what is missing stays as it is. */
export const webhookChangeSchema = z.object({
  url: newWebhookSchema.shape.url.optional(),
  types: newWebhookSchema.shape.types.optional(),
  events: newWebhookSchema.shape.events.unwrap().optional(),
  description: newWebhookSchema.shape.description.unwrap().optional(),
  rate: newWebhookSchema.shape.rate.unwrap().optional(),
  /** `active` takes one that was disabled back into service. */
  status: z.enum(['active', 'disabled']).optional(),
});
