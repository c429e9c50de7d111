import { CHANNELS, type MessagePreview } from '@footfall/contract';
import { findPool } from '../coupons/pool-store.ts';
import { templatesOf } from '../deliveries/messages/partials.ts';
import { previewFilling } from '../deliveries/messages/preview-filling.ts';
import { renderMessage } from '../deliveries/messages/render-message.ts';
import { type Env, siteDb } from '../env.ts';
import { sitePartials } from '../partials/store.ts';
import { Problem } from '../problem.ts';
import type { Site } from '../sites/site.ts';
import type { CampaignRow } from './campaign-row.ts';

/**
 * A step's message as a customer would get it by each of its channels. Throws 404 where nobody goes by that id, or no
 * message by that step.
 */
export async function previewMessage(
  env: Env,
  site: Site,
  { id, draft }: CampaignRow,
  asked: { customer: string; step: string },
  now: number,
): Promise<MessagePreview[]> {
  const step = draft.steps.find((one) => one.id === asked.step);
  if (step?.do !== 'send') throw new Problem(404, 'campaign_unknown', `Step ${asked.step} of it sends no message.`);
  const db = siteDb(env, site.id);
  const gives = draft.steps.find((one) => one.do === 'coupon');
  const [pool, partials] = await Promise.all([gives && findPool(db, site.id, gives.pool), sitePartials(db, site.id)]);
  const about = {
    campaign: { id, name: draft.name },
    pool: pool?.definition,
    partials,
    templates: templatesOf([step.content]),
  };
  const filling = await previewFilling(
    env,
    site,
    asked.customer,
    { ...about, product: draft.entity === 'product' },
    now,
  );
  const channels = CHANNELS.filter((channel) => step.channels.includes(channel));
  return Promise.all(
    channels.map(async (channel) => {
      const outcome = await renderMessage(step.content, channel, filling);
      return 'rendered' in outcome ? outcome.rendered : { channel, ...outcome };
    }),
  );
}
