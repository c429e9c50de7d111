import type { CampaignDefinition, CampaignStatus } from '@footfall/contract';
import type { Partials } from '../deliveries/messages/partials.ts';

/** A campaign as the database keeps it. Times are epoch milliseconds. */
export interface CampaignRow {
  id: string;
  draft: CampaignDefinition;
  status: CampaignStatus;
  /** What was published last. */
  published: CampaignDefinition | undefined;
  /** Those that its templates put in, as they were when it was published. */
  partials: Partials;
  /** Version of the rules in which that was. */
  version: number | undefined;
  publishedAt: number | undefined;
  createdAt: number;
  updatedAt: number;
}
