import { CHANNELS, type MessagePreview } from '@footfall/contract';
import { productWords } from '../catalogue/product-words.ts';
import { listProducts } from '../catalogue/store.ts';
import { findPool } from '../coupons/pool-store.ts';
import { valueWords } from '../coupons/told-coupon.ts';
import { customerUnknown } from '../customers/customer-unknown.ts';
import { findCustomer } from '../customers/find-customer.ts';
import { messageWords } from '../deliveries/messages/message-words.ts';
import { renderMessage } from '../deliveries/messages/render-message.ts';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import type { Site } from '../sites/site.ts';
import type { CampaignRow } from './campaign-row.ts';

const EXAMPLE_CODE = 'EXAMPLE';
const EXAMPLE_LINK = 'https://example.com/';

/**
 * A step's message as a customer would get it by each of its channels. Coupons, links and the product are examples:
 * nothing is issued. Throws 404 where nobody goes by that id, or no message by that step.
 */
export async function previewMessage(
  env: Env,
  site: Site,
  { id, draft }: CampaignRow,
  asked: { customer: string; step: string },
): Promise<MessagePreview[]> {
  const step = draft.steps.find((one) => one.id === asked.step);
  if (step?.do !== 'send') throw new Problem(404, 'campaign_unknown', `Step ${asked.step} of it sends no message.`);
  const found = await findCustomer(env, site.id, asked.customer);
  if (!found) throw customerUnknown();
  const db = siteDb(env, site.id);
  const { profile, customer } = found;
  const language = profile.locality?.locale?.value ?? 'en';
  const timeZone = profile.locality?.timeZone?.value ?? site.timeZone;
  const gives = draft.steps.find((one) => one.do === 'coupon');
  const pool = gives && (await findPool(db, site.id, gives.pool));
  const [product] = draft.entity === 'product' ? await listProducts(db, site.id, '', 1) : [];
  const words = {
    ...messageWords(customer, profile),
    campaign: { id, name: draft.name },
    shop: { name: site.name, currency: site.currency },
    links: { unsubscribe: EXAMPLE_LINK, preferences: EXAMPLE_LINK },
    ...(pool ? { coupon: { code: EXAMPLE_CODE, value: valueWords(pool.definition.value, language) } } : {}),
    ...(draft.entity === 'product' ? { product: await productWords(db, site.id, product?.id ?? 'example') } : {}),
  };
  const locale = { language, timeZone, currency: site.currency };
  const channels = CHANNELS.filter((channel) => step.channels.includes(channel));
  return Promise.all(
    channels.map(async (channel) => {
      const outcome = await renderMessage(step.content, channel, words, locale);
      return 'rendered' in outcome ? outcome.rendered : { channel, ...outcome };
    }),
  );
}
