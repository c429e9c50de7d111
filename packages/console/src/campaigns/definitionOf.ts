import type { CampaignAnswer, CampaignDefinition } from '@footfall/contract';

/** How it stands, which nobody writes. A member is named here or kept, so that a new one is not lost by saving. */
type Standing = Exclude<keyof CampaignAnswer, keyof CampaignDefinition>;
const STANDING: Record<Standing, true> = {
  ...{ id: true, status: true, changed: true, version: true, publishedAt: true, createdAt: true, updatedAt: true },
  ...{ started: true, ended: true, running: true, sent: true, goals: true, problems: true },
};

/** What people wrote of a campaign, all of it. */
export function definitionOf(campaign: CampaignAnswer): CampaignDefinition {
  const written = Object.entries(campaign).filter(([member]) => !Object.hasOwn(STANDING, member));
  return Object.fromEntries(written) as unknown as CampaignDefinition;
}
