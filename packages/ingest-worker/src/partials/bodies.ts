import { campaignIdSchema, partialDefinitionSchema } from '@footfall/contract/schema';
import * as z from 'zod';

/** Body of `POST /v1/partials`; without an id one is made of the name. */
export const newPartialSchema = partialDefinitionSchema.safeExtend({ id: campaignIdSchema.exactOptional() });

/** Body of `POST /v1/partials/preview`: nothing has to be saved to be looked at. */
export const previewPartialSchema = z.strictObject({
  id: campaignIdSchema.exactOptional(),
  partial: partialDefinitionSchema,
  customer: z.string().min(1).max(256),
  /** What whoever uses it would give it. */
  given: z.record(z.string(), z.string().max(256)).exactOptional(),
});
