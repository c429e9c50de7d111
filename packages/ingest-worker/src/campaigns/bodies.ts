import { campaignDefinitionSchema, campaignIdSchema } from '@footfall/contract/schema';

/** Body of `POST /v1/campaigns`; without an id one is made of the name. */
export const newCampaignSchema = campaignDefinitionSchema.extend({ id: campaignIdSchema.exactOptional() });
