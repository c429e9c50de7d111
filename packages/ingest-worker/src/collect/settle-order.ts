import { KEY_MEMORY_DAYS } from '@footfall/contract';
import type { OrderKeys, OrderTelling, Teller } from '@footfall/engine';
import { customerStub } from '../customers/customer-stub.ts';
import { type Env, siteDb } from '../env.ts';
import type { SitePlace } from '../sites/site.ts';
import { holderOf } from './follow-merge.ts';
import { claimOrder, ERASED, moveClaim, type OrderClaim, readClaim } from './store.ts';

/**
 * A claim older than this whose owner does not hold the order was made by a call that died before applying it;
 * whoever tells the order next takes it over.
 */
const ABANDONED_CLAIM_MS = 60_000;

/** Longer ago than this the customer's object may have forgotten the order; the claim has not. */
const KEY_MEMORY_MS = KEY_MEMORY_DAYS * 24 * 60 * 60_000;

/** How a telling of an order is to be applied, or that it is not. */
export type OrderVerdict = { apply: OrderTelling } | { answer: 'duplicate' | 'retry' };

export interface OrderToldBy {
  site: SitePlace;
  orderId: string;
  /** Name of the object the telling belongs to. */
  owner: string;
  keys: OrderKeys;
  teller: Teller;
  now: number;
}

/**
 * An order counts once per site: the claim is made before anything is applied. The server's word wins over a
 * browser's, whose telling is taken back first. Each step may be repeated, so that a call that died half-way is
 * finished by the next telling.
 */
export async function settleOrder(env: Env, told: OrderToldBy): Promise<OrderVerdict> {
  const db = siteDb(env, told.site.id);
  const mine = { owner: told.owner, toldBy: told.teller, previousOwner: null, claimedAt: told.now, appliedAt: null };
  const claim = await claimOrder(db, told.site.id, told.orderId, told.owner, told.teller, told.now);

  if (claim.owner === ERASED) return { answer: 'duplicate' };
  // A device that was merged since left its orders to its user.
  const owner = claim.owner === told.owner ? told.owner : await holderOf(env, claim.owner);
  const isMine = owner === told.owner && claim.toldBy === told.teller;
  if (isMine && claim.appliedAt && told.now - claim.appliedAt > KEY_MEMORY_MS) return { answer: 'duplicate' };
  if (isMine) return takeBack(env, told, claim);
  if (told.teller === 'server' && claim.toldBy === 'browser') {
    const previousOwner = owner === told.owner ? null : claim.owner;
    const confirming = { ...mine, previousOwner };
    const moved = await moveClaim(db, told.site.id, told.orderId, claim, confirming);
    return moved ? takeBack(env, told, confirming) : { answer: 'retry' };
  }
  if (owner === told.owner) return { apply: 'first' };
  // Whoever had it may have forgotten it by now, or been forgotten.
  if (claim.appliedAt) return { answer: 'duplicate' };

  const holds = await customerStub(env, owner, told.site.locationHint).holdsOrder(told.orderId, told.keys);
  if (holds === 'busy') return { answer: 'retry' };
  if (holds) return { answer: 'duplicate' };
  const abandoned = told.now - claim.claimedAt > ABANDONED_CLAIM_MS;
  if (!abandoned || !(await moveClaim(db, told.site.id, told.orderId, claim, mine))) return { answer: 'retry' };
  return { apply: 'first' };
}

/** What `settleOrder` would answer, changing nothing. */
export async function foreseeOrder(env: Env, told: OrderToldBy): Promise<OrderVerdict> {
  const claim = await readClaim(siteDb(env, told.site.id), told.site.id, told.orderId);
  if (claim?.owner === ERASED) return { answer: 'duplicate' };
  if (!claim || (await holderOf(env, claim.owner)) === told.owner) return { apply: 'first' };
  return told.teller === 'server' && claim.toldBy === 'browser' ? { apply: 'confirm' } : { answer: 'duplicate' };
}

async function takeBack(env: Env, told: OrderToldBy, claim: OrderClaim): Promise<OrderVerdict> {
  if (!claim.previousOwner) return { apply: 'first' };
  const owner = await holderOf(env, claim.previousOwner);
  // What a browser told of it is part of this very customer by now, who knows whether it counted.
  if (owner === told.owner) return { apply: 'first' };
  const counted = await customerStub(env, owner).retractOrder(told.orderId);
  if (counted === 'busy') return { answer: 'retry' };
  return { apply: counted ? 'confirm' : 'first' };
}
