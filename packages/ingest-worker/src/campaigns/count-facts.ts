import type { Fact, FactChunk, GoalReached } from '@footfall/engine';

/** How often something happened in a campaign, as far as one chunk tells. */
export interface CampaignCount {
  campaign: string;
  version: number;
  /** '' for the campaign as a whole. */
  step: string;
  what: string;
  count: number;
  minor: number;
}

/** What a chunk adds to the counts of campaigns. */
export function campaignCounts(chunk: FactChunk): CampaignCount[] {
  const counts = new Map<string, CampaignCount>();
  for (const fact of chunk.facts) {
    const told = toldOf(fact);
    if (!told || !('campaign' in fact)) continue;
    const { id: campaign, version } = fact.campaign;
    for (const { step = '', what, minor = 0 } of told) {
      const key = JSON.stringify([campaign, version, step, what]);
      const before = counts.get(key) ?? { campaign, version, step, what, count: 0, minor: 0 };
      counts.set(key, { ...before, count: before.count + 1, minor: before.minor + minor });
    }
  }
  return [...counts.values()];
}

interface Told {
  step?: string;
  what: string;
  minor?: number;
}

function toldOf(fact: Fact): Told[] | undefined {
  switch (fact.type) {
    case 'campaign.started':
      return [{ what: fact.held ? `held:${fact.held}` : 'started' }];
    case 'campaign.ended':
      return [{ what: `ended:${fact.reason}` }];
    case 'campaign.advanced':
      return [
        { step: fact.step, what: 'passed' },
        ...(fact.by === undefined ? [] : [{ step: fact.step, what: `by:${fact.by}` }]),
      ];
    case 'delivery.requested':
      return [{ step: fact.step, what: 'requested' }];
    case 'delivery.claimed':
      return [{ step: fact.step, what: 'claimed' }];
    case 'delivery.withheld':
      return [{ step: fact.step, what: `${fact.until === undefined ? 'withheld' : 'deferred'}:${fact.reason}` }];
    case 'coupon.issued':
      return [{ step: fact.step, what: 'coupon' }];
    case 'coupon.withheld':
      return [{ step: fact.step, what: `withheld:${fact.reason}` }];
    case 'goal.reached':
      return goalTold(fact);
    default:
      return undefined;
  }
}

/** For the campaign, and for the arm of each split they went by. */
function goalTold({ held, arms = {}, value }: GoalReached): Told[] {
  const places = [
    { step: '', what: held ? 'held goal' : 'goal' },
    ...Object.entries(arms).map(([step, arm]) => ({ step, what: `goal by:${arm}` })),
  ];
  return places.flatMap(({ step, what }) => [
    { step, what },
    ...(value ? [{ step, what: `${what}:${value.currency}`, minor: value.minor }] : []),
  ]);
}
