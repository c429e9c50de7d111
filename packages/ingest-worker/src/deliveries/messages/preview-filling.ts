import { productWords } from '../../catalogue/product-words.ts';
import { listProducts } from '../../catalogue/store.ts';
import type { PoolRow } from '../../coupons/pool-store.ts';
import { toldCoupon } from '../../coupons/told-coupon.ts';
import { customerUnknown } from '../../customers/customer-unknown.ts';
import { findCustomer } from '../../customers/find-customer.ts';
import { type Env, siteDb } from '../../env.ts';
import type { Site } from '../../sites/site.ts';
import { exampleSurveyWords, surveysNamedIn } from '../../surveys/survey-words.ts';
import { messageWords } from './message-words.ts';
import type { Partials } from './partials.ts';
import type { Filling } from './render-message.ts';

const EXAMPLE_LINK = 'https://example.com/';
const DAY_MS = 24 * 60 * 60_000;

interface About {
  campaign: { id: string; name: string };
  /** What its codes are worth and how long they count; without one there is no coupon. */
  pool?: PoolRow['definition'] | undefined;
  /** It is about one product. */
  product: boolean;
  partials: Partials;
  /** Templates whose surveys are shown as examples. */
  templates: string[];
}

/**
 * What a message would be filled with for a customer. Coupon, links and product are examples: nothing is issued.
 * Throws 404 where nobody goes by that name.
 */
export async function previewFilling(
  env: Env,
  site: Site,
  asked: string,
  { campaign, pool, product, partials, templates }: About,
  now: number,
): Promise<Filling> {
  const found = await findCustomer(env, site, asked);
  if (!found) throw customerUnknown();
  const db = siteDb(env, site.id);
  const { profile, customer } = found;
  const language = profile.locality?.locale?.value ?? 'en';
  const timeZone = profile.locality?.timeZone?.value ?? site.timeZone;
  const [first] = product ? await listProducts(db, site.id, '', 1) : [];
  const lent = Object.values(partials).flatMap(({ html = '', text = '' }) => [html, text]);
  const words = {
    surveys: await exampleSurveyWords(db, site.id, surveysNamedIn([...templates, ...lent]), EXAMPLE_LINK),
    ...messageWords(customer, profile),
    campaign,
    shop: { name: site.name, currency: site.currency },
    links: { unsubscribe: EXAMPLE_LINK, preferences: EXAMPLE_LINK },
    ...(pool ? { coupon: exampleCoupon(pool, language, now) } : {}),
    ...(product ? { product: await productWords(db, site.id, first?.id ?? 'example') } : {}),
  };
  return { words, locale: { language, timeZone, currency: site.currency }, partials };
}

function exampleCoupon({ value, expiresAfterDays }: PoolRow['definition'], language: string, now: number) {
  const expiresAt = expiresAfterDays === undefined ? null : now + expiresAfterDays * DAY_MS;
  return toldCoupon({ code: 'EXAMPLE', value, expiresAt }, language);
}
