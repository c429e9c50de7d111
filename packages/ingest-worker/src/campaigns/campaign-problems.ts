import type { BodyProblem, CampaignDefinition } from '@footfall/contract';
import { checkCampaign, type Rules } from '@footfall/engine';
import { poolIds } from '../coupons/pool-store.ts';
import { lintContent } from '../deliveries/messages/lint-content.ts';
import type { Partials } from '../deliveries/messages/partials.ts';
import { Problem } from '../problem.ts';

/** Everything that keeps a campaign from being published, each where it stands. */
export async function campaignProblems(
  db: D1Database,
  site: string,
  definition: CampaignDefinition,
  { rules: { segments = [], surveys }, partials }: { rules: Rules; partials: Partials },
  now: number,
): Promise<BodyProblem[]> {
  const around = { segments, surveys: surveys.map(({ id }) => id), pools: await poolIds(db, site) };
  const faults = checkCampaign(definition, around, now).map(({ path, reason }) => ({
    path: path.join('.'),
    message: reason,
  }));
  const givesCoupon = definition.steps.some((step) => step.do === 'coupon');
  const templates = definition.steps.flatMap((step, place) =>
    step.do === 'send'
      ? lintContent(step.content, `steps.${place}.content`, {
          partials,
          coupon: givesCoupon,
          product: definition.entity === 'product',
          surveys: around.surveys,
        })
      : [],
  );
  return [...faults, ...templates];
}

/** Throws 422 with every problem where there are any. */
export function refuseCampaign(problems: BodyProblem[]): void {
  const [first, ...more] = problems;
  if (!first) return;
  const rest = more.length > 0 ? ` And ${more.length} more, see "problems".` : '';
  throw new Problem(422, 'campaign_refused', `${first.path}: ${first.message}${rest}`, {}, problems);
}
