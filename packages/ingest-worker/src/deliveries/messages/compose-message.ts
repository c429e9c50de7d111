import type { Channel, MessageContent, WithheldReason } from '@footfall/contract';
import { consentTo } from '@footfall/engine';
import { addressName } from '../../addresses/address-name.ts';
import { findVersion } from '../../campaigns/store.ts';
import { productWords } from '../../catalogue/product-words.ts';
import { type CouponRow, couponOf } from '../../coupons/store.ts';
import { toldCoupon } from '../../coupons/told-coupon.ts';
import { noteSending } from '../../coupons/use-store.ts';
import type { MessageClaim } from '../../customers/customer-calls.ts';
import { type Env, siteDb } from '../../env.ts';
import { findSite } from '../../sites/store.ts';
import { surveysNamedIn, surveyWords } from '../../surveys/survey-words.ts';
import type { OutgoingMessage } from './adapter.ts';
import type { WayOut } from './adapter-for.ts';
import { responsiveHtml } from './email/responsive-html.ts';
import type { MessageLinks } from './links/message-links.ts';
import { messageWords } from './message-words.ts';
import { neededPartials, type Partials, templatesOf } from './partials.ts';
import { type Rendered, renderMessage } from './render-message.ts';

/** For a person, where links cannot be made. */
export const NO_ORIGIN = 'PUBLIC_ORIGIN is not set, so its links would lead nowhere';

/** What a customer said yes to. */
export type Granted = Extract<MessageClaim, { outcome: 'send' }>;
/** A message in its words, or why there is none. */
export type Composed =
  | { rendered: Rendered; shop: string; language: string; kind: { transactional?: true }; tracked: boolean }
  | { reason: WithheldReason; why: string };

/** Fills the template of a step with what is known of its customer now. */
export async function composeMessage(
  env: Env,
  siteId: string,
  granted: Granted,
  links: MessageLinks | undefined,
): Promise<Composed> {
  const db = siteDb(env, siteId);
  const { campaign, version, run, entity = run, step: id, channel, customer, profile } = granted;
  const [site, published, coupon] = await Promise.all([
    findSite(db, siteId),
    findVersion(db, siteId, campaign, version),
    couponOf(db, siteId, customer.id, campaign, entity),
  ]);
  const step = published?.definition.steps.find((one) => one.id === id);
  if (!site || !published || step?.do !== 'send') return { reason: 'bad_template', why: 'the template is gone' };
  const language = profile.locality?.locale?.value ?? 'en';
  const locale = {
    language,
    timeZone: profile.locality?.timeZone?.value ?? site.timeZone,
    currency: site.currency,
  };
  const { definition, partials } = published;
  const written = writtenIn(step.content, channel, partials);
  const asksForCoupon = written.some((text) => /\bcoupon\./.test(text));
  if (asksForCoupon && !coupon) return { reason: 'no_coupon', why: 'there is no coupon for it' };
  const told = asksForCoupon && coupon ? await sendable(env, siteId, coupon, granted) : coupon;
  if (typeof told === 'string') return { reason: 'no_coupon', why: told };
  const order = definition.entity === 'order' ? { order: entity } : {};
  const recipient = { customer, campaign, occasion: `campaign ${campaign} ${entity}`, ...order };
  const words = {
    surveys: await surveyWords(env, siteId, surveysNamedIn(written), recipient, Date.now()),
    ...messageWords(customer, profile),
    campaign: { id: campaign, name: definition.name },
    shop: { name: site.name, currency: site.currency },
    ...(told ? { coupon: toldCoupon(told, language) } : {}),
    ...(definition.entity === 'product' ? { product: await productWords(db, siteId, entity) } : {}),
    ...(links ? { links: { unsubscribe: links.choose, preferences: links.choose } } : {}),
  };
  const outcome = await renderMessage(step.content, channel, { words, locale, partials });
  if ('reason' in outcome) return outcome;
  const kind = step.transactional ? { transactional: true as const } : {};
  const measured = consentTo(profile.consent, 'measure') ?? site.consent === 'granted';
  return { rendered: outcome.rendered, shop: site.name, language, kind, tracked: measured };
}

/** A coupon as it counts from now on, or why it is not to be told of any more. */
async function sendable(
  env: Env,
  siteId: string,
  coupon: CouponRow,
  { channel, address }: Granted,
): Promise<CouponRow | string> {
  const to = await addressName(env.FOOTFALL_SECRET, siteId, channel, address);
  const sending = { address: to, now: Date.now() };
  const expiresAt = await noteSending(siteDb(env, siteId), siteId, coupon.code, sending);
  if (expiresAt === undefined) return 'this address has as many codes as the pool gives one';
  if (expiresAt !== null && expiresAt <= sending.now) return 'its coupon has expired';
  return { ...coupon, expiresAt };
}

/** Every template that may have a part in a message by this channel. */
function writtenIn(content: MessageContent, channel: Channel, partials: Partials): string[] {
  const own = templatesOf([{ [channel]: content[channel] } as MessageContent]);
  const lent = Object.values(neededPartials(own, partials));
  return [...own, ...lent.flatMap(({ html = '', text = '' }) => [html, text])];
}

/** Where mail comes from until a site has an address of its own; nothing is ever delivered to `.invalid`. */
export const NO_SENDER = 'no-reply@footfall.invalid';

/** The message with who it is from and to. */
export function addressed(
  rendered: Rendered,
  outgoing: { deliveryId: string; site: string; customer: string },
  { address }: Granted,
  { from = { address: NO_SENDER }, replyTo }: WayOut,
  { shop, language }: { shop: string; language: string },
): OutgoingMessage {
  if (rendered.channel === 'email') {
    const sender = { name: shop, ...from };
    const html = responsiveHtml(rendered.html, language);
    return { ...outgoing, ...rendered, html, from: sender, to: { address }, ...(replyTo ? { replyTo } : {}) };
  }
  return rendered.channel === 'sms'
    ? { ...outgoing, ...rendered, to: address }
    : { ...outgoing, ...rendered, token: address };
}
