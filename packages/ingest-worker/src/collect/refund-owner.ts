import { ORDER_REFUNDED } from '@footfall/contract';
import type { TakenEvent } from '@footfall/engine';
import { type Env, siteDb } from '../env.ts';
import { holderOf } from './follow-merge.ts';
import { ERASED, readClaim } from './store.ts';

/**
 * Whose order a shop's server pays back, by name of their object: it may have been told of somebody else than the
 * refund names, a device that ordered before it was known, say. Undefined where the refund goes the usual way.
 */
export async function refundOwner(env: Env, site: string, { event, trusted }: TakenEvent): Promise<string | undefined> {
  if (!trusted || event.type !== 'track' || event.event !== ORDER_REFUNDED) return undefined;
  const orderId = event.properties?.order_id;
  if (typeof orderId !== 'string' && typeof orderId !== 'number') return undefined;
  const claim = await readClaim(siteDb(env, site), site, String(orderId));
  return claim && claim.owner !== ERASED ? holderOf(env, claim.owner) : undefined;
}
