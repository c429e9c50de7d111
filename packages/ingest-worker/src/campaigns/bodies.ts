import { campaignDefinitionSchema, campaignIdSchema } from '@footfall/contract/schema';
import * as z from 'zod';

/** Body of `POST /v1/campaigns`; without an id one is made of the name. */
export const newCampaignSchema = campaignDefinitionSchema.extend({ id: campaignIdSchema.exactOptional() });

const MAX_EVENTS = 20;
const customer = z.string().min(1).max(256);

/** Body of `POST /v1/campaigns/:id/simulate`. */
export const simulateSchema = z.strictObject({
  customer,
  /** What they are supposed to do, so many minutes from now. */
  events: z
    .array(
      z.strictObject({
        event: z.string().min(1).max(256),
        properties: z.record(z.string(), z.json()).exactOptional(),
        afterMinutes: z
          .number()
          .min(0)
          .max(14 * 24 * 60)
          .exactOptional(),
      }),
    )
    .max(MAX_EVENTS)
    .exactOptional(),
});

/** Body of `POST /v1/campaigns/:id/preview`. */
export const previewSchema = z.strictObject({ customer, step: campaignIdSchema });
