import type { CampaignDefinition, MessagingRules, SplitStep } from '@footfall/contract';
import { bucketOf } from '../segments/bucket-of.ts';

/** Buckets are ten-thousandths. */
const WHOLE = 10_000;

/** Who a customer is left out by: the same answer for ever, also once their devices are merged. */
export function heldOutBy(
  campaign: string,
  { holdout = 0, ignoresGlobalHoldout }: CampaignDefinition,
  { globalHoldout = 0 }: MessagingRules,
  firstId: string,
): 'site' | 'campaign' | undefined {
  if (!ignoresGlobalHoldout && bucketOf('holdout of the site', firstId) < globalHoldout) return 'site';
  return bucketOf(`holdout of ${campaign}`, firstId) < holdout ? 'campaign' : undefined;
}

/** The arm a customer falls into: steady while the weights are. */
export function armOf(campaign: string, { id, arms }: SplitStep, firstId: string): SplitStep['arms'][number] {
  const all = arms.reduce((sum, { weight }) => sum + weight, 0);
  const bucket = bucketOf(`split ${campaign} ${id}`, firstId) / WHOLE;
  let share = 0;
  for (const arm of arms) {
    share += arm.weight / all;
    if (bucket < share) return arm;
  }
  return arms.at(-1) as SplitStep['arms'][number];
}
