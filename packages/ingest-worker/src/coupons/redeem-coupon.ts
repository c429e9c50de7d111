import type { Redemption, WebhookBody, WebhookCustomer } from '@footfall/contract';
import { nanoid } from 'nanoid';
import { hint } from '../deliveries/hint.ts';
import { insertDeliveries } from '../deliveries/webhooks/insert-deliveries.ts';
import { activeWebhooks } from '../deliveries/webhooks/store.ts';
import { type Env, siteDb } from '../env.ts';
import { normalCode } from './code.ts';
import { type CouponRow, findCoupon, holderOf, redeemStatement } from './store.ts';

/** Who wants to use a code, and for what. */
export interface RedemptionAsked {
  /** Ids of the customer; whoever has the code where it is missing. */
  customer?: string | undefined;
  orderId?: string | undefined;
  /** What the order comes to before the coupon, in major units. */
  total?: { amount: number; currency: string } | undefined;
}

export interface RedemptionAnswer {
  result: Redemption;
  coupon: CouponRow | undefined;
}

/**
 * Uses a code: of all who try at once exactly one succeeds, and the same order that tries again is told so again.
 * Webhooks are written in the same batch, so that they are told of each redemption once.
 */
export async function redeemCoupon(
  env: Env,
  site: string,
  given: string,
  { customer, orderId, total }: RedemptionAsked,
  now: number,
): Promise<RedemptionAnswer> {
  const db = siteDb(env, site);
  const code = normalCode(given);
  const before = await findCoupon(db, site, code);
  const refusal = refusalOf(before, { total, orderId }, now);
  if (!before || refusal) return { result: refusal ?? 'unknown', coupon: before };

  const redemption = nanoid();
  const customers = customer === undefined ? undefined : [customer];
  const [all, holder] = await Promise.all([activeWebhooks(db, site), holderOf(db, before.customer)]);
  const webhooks = all.filter(({ types }) => types.includes('coupon.redeemed')).map(({ id }) => id);
  const body = redeemedBody(before, holder, orderId, now);
  const told = insertDeliveries(db, site, before.customer, webhooks, body, { redemption, code }, now);
  const [redeemed] = await db.batch([
    redeemStatement(db, site, code, { customers, orderId, redemption, now }),
    ...(told ? [told.statement] : []),
  ]);
  if ((redeemed?.meta.changes ?? 0) === 0) {
    const after = await findCoupon(db, site, code);
    return { result: refusalOf(after, { total, orderId }, now) ?? 'wrong_customer', coupon: after };
  }
  if (told) await hint(env, 'fast', site, told.ids, 0);
  return { result: 'redeemed', coupon: await findCoupon(db, site, code) };
}

/** Why a code cannot be used by anybody; what was used for the same order counts as used for it. */
export function refusalOf(
  coupon: CouponRow | undefined,
  { total, orderId }: Pick<RedemptionAsked, 'total' | 'orderId'>,
  now: number,
): Redemption | undefined {
  if (!coupon) return 'unknown';
  if (coupon.status === 'redeemed') return orderId !== undefined && coupon.orderId === orderId ? 'redeemed' : 'used';
  if (coupon.expiresAt !== null && coupon.expiresAt <= now) return 'expired';
  const { minimum } = coupon;
  if (!minimum || !total) return undefined;
  return total.currency !== minimum.currency || total.amount < minimum.amount ? 'below_minimum' : undefined;
}

function redeemedBody(
  { code, pool }: CouponRow,
  customer: WebhookCustomer,
  orderId: string | undefined,
  now: number,
): WebhookBody {
  const order = orderId === undefined ? {} : { orderId };
  return {
    type: 'coupon.redeemed',
    timestamp: new Date(now).toISOString(),
    // Told by the site and not by the customer: it has no place among their facts.
    data: { customer, sequence: 0, coupon: { code, pool, ...order } },
  };
}
