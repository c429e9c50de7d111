import type { Redemption, WebhookBody, WebhookCustomer } from '@footfall/contract';
import { nanoid } from 'nanoid';
import { hint } from '../deliveries/hint.ts';
import { insertDeliveries } from '../deliveries/webhooks/insert-deliveries.ts';
import { activeWebhooks } from '../deliveries/webhooks/store.ts';
import { type Env, siteDb } from '../env.ts';
import { normalCode } from './code.ts';
import { type CouponRow, findCoupon, holderOf } from './store.ts';
import { useStatements, wasUsedFor } from './use-store.ts';

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
 * Uses a code: of all who try at once as many succeed as it has uses, and the same order that tries again is told so.
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
  // An order that asks again is told the same.
  const isDone = async () => orderId !== undefined && (await wasUsedFor(db, site, code, orderId));
  if (before && before.used > 0 && (await isDone())) return { result: 'redeemed', coupon: before };
  const refusal = refusalOf(before, total, now);
  if (!before || refusal) return { result: refusal ?? 'unknown', coupon: before };

  const redemption = nanoid();
  const customers = customer === undefined ? undefined : [customer];
  const [all, holder] = await Promise.all([activeWebhooks(db, site), holderOf(db, before.customer)]);
  const webhooks = all.filter(({ types }) => types.includes('coupon.redeemed')).map(({ id }) => id);
  const body = redeemedBody(before, holder, orderId, now);
  const told = insertDeliveries(db, site, before.customer, webhooks, body, { redemption, code }, now);
  const [redeemed] = await db.batch([
    ...useStatements(db, site, code, { customers, orderId, redemption, now }),
    ...(told ? [told.statement] : []),
  ]);
  if ((redeemed?.meta.changes ?? 0) === 0) {
    const after = await findCoupon(db, site, code);
    const result = (await isDone()) ? 'redeemed' : (refusalOf(after, total, now) ?? 'wrong_customer');
    return { result, coupon: after };
  }
  if (told) await hint(env, 'fast', site, told.ids, 0);
  return { result: 'redeemed', coupon: await findCoupon(db, site, code) };
}

/** Why a code cannot be used by anybody any more, for an order of this total. */
export function refusalOf(
  coupon: CouponRow | undefined,
  total: RedemptionAsked['total'],
  now: number,
): Redemption | undefined {
  if (!coupon) return 'unknown';
  if (coupon.status === 'redeemed' || coupon.used >= coupon.uses) return 'used';
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
