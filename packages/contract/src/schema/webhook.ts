import * as z from 'zod';
import { WEBHOOK_TYPES } from '../webhook.ts';

/** Body of `POST /v1/webhooks`. Whether the URL may be called is decided by the deliveries stage. */
export const newWebhookSchema = z.object({
  url: z.url('must be an absolute URL').max(2048),
  types: z.array(z.enum(WEBHOOK_TYPES)).min(1, 'must name at least one type'),
  description: z.string().max(200).default(''),
});
export type NewWebhook = z.output<typeof newWebhookSchema>;
