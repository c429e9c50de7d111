import type { CampaignDefinition, CampaignStep } from '@footfall/contract';
import type { Rules } from '../rules.ts';

/** A campaign as the rules hold it: the version that is in force, or one that somebody may still be in. */
export interface CampaignRule {
  id: string;
  /** Version of the site's rules in which it was published. */
  version: number;
  /** `old`: a newer version is in force; whoever is in this one finishes it. */
  status: 'live' | 'paused' | 'old';
  /** When it was published, epoch milliseconds: dates before then begin nothing. */
  since?: number;
  /** Of an old one: nobody is in it any more after this instant, epoch milliseconds. */
  until?: number;
  definition: CampaignDefinition;
}

/** A site's campaigns, found by what concerns them. */
export interface CampaignPlan {
  live: CampaignRule[];
  /** Those of them that a date begins. */
  dated: CampaignRule[];
  /** Ids of campaigns that are paused. */
  paused: Set<string>;
  /** The version somebody is in. */
  find(id: string, version: number): CampaignRule | undefined;
}

/** Rules never change once published, so each version is planned once per isolate. */
const plans = new WeakMap<Rules, CampaignPlan>();

export function campaignPlan(rules: Rules): CampaignPlan {
  let plan = plans.get(rules);
  if (!plan) {
    const { campaigns = [] } = rules;
    const byVersion = new Map(campaigns.map((campaign) => [`${campaign.id} ${campaign.version}`, campaign]));
    const live = campaigns.filter(({ status }) => status === 'live');
    plan = {
      live,
      dated: live.filter(({ definition }) => definition.trigger.on === 'date'),
      paused: new Set(campaigns.filter(({ status }) => status === 'paused').map(({ id }) => id)),
      find: (id, version) => byVersion.get(`${id} ${version}`),
    };
    plans.set(rules, plan);
  }
  return plan;
}

/** A step by its id, the one it leads to being the next in the list unless it names another. */
export function stepOf({ definition }: CampaignRule, id: string): CampaignStep | undefined {
  return definition.steps.find((step) => step.id === id);
}

export function stepAfter({ definition }: CampaignRule, { id, next }: CampaignStep): string | undefined {
  if (next !== undefined) return next;
  const place = definition.steps.findIndex((step) => step.id === id);
  return definition.steps[place + 1]?.id;
}
