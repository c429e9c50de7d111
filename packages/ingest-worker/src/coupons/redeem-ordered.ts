import type { FactChunk } from '@footfall/engine';
import type { Env } from '../env.ts';
import { redeemCoupon } from './redeem-coupon.ts';

/**
 * An order that the shop's server tells uses the code it carries. The order's number makes it harmless to tell again;
 * a code that cannot be used changes nothing about the order.
 */
export async function redeemOrdered(env: Env, chunk: FactChunk): Promise<void> {
  for (const fact of chunk.facts) {
    if (fact.type !== 'order.completed' && fact.type !== 'order.confirmed') continue;
    const { order, coupon, historical } = fact;
    if (coupon === undefined || historical || order.toldBy !== 'server') continue;
    const asked = { customer: chunk.customer.id, orderId: order.orderId };
    await redeemCoupon(env, chunk.site, coupon, asked, Date.now());
  }
}
