import type { FactChunk } from '@footfall/engine';
import { unseal } from '../crypto/seal.ts';
import { type Env, siteDb } from '../env.ts';
import { couponCode } from './code.ts';
import { findPool, type PoolRow, poolStocks } from './pool-store.ts';
import { type CouponKey, issueCoupon, noteLowStock } from './store.ts';

const DAY_MS = 24 * 60 * 60_000;

/** What a chunk's coupons came to: codes by the sequence of the fact that asked for them. */
export type Issued = Map<number, string>;

/**
 * Issues the coupons that a chunk asks for. Asked again it finds the same ones, so that a redelivered chunk, or one
 * that could not be written, takes no second code.
 */
export async function issueCoupons(env: Env, chunk: FactChunk): Promise<Issued> {
  const issued: Issued = new Map();
  for (const fact of chunk.facts) {
    if (fact.type !== 'coupon.issued') continue;
    const { site, customer } = chunk;
    const pool = await findPool(siteDb(env, site), site, fact.pool);
    if (!pool) continue;
    const key = { pool: pool.id, customer: customer.id, campaign: fact.campaign.id, entity: fact.entity ?? fact.run };
    const code = await issueFrom(env, site, pool, key, Date.now());
    if (code !== undefined) issued.set(fact.sequence, code);
  }
  return issued;
}

/** One coupon of a pool for one key; asked again the same one. Nothing where there is none left for now. */
export async function issueFrom(
  env: Env,
  site: string,
  pool: PoolRow,
  key: CouponKey,
  now: number,
): Promise<string | undefined> {
  const { expiresAfterDays, perDay, codes, prefix = '' } = pool.definition;
  const code = await issueCoupon(siteDb(env, site), site, key, {
    ...(codes === 'generated' ? { code: await generated(env, site, pool, prefix, key) } : {}),
    ...(expiresAfterDays === undefined ? {} : { expiresAt: now + expiresAfterDays * DAY_MS }),
    ...(perDay === undefined ? {} : { perDay }),
    dayStart: now - (now % DAY_MS),
    now,
  });
  await tellLowStock(env, site, pool, now);
  return code;
}

async function generated(
  env: Env,
  site: string,
  { id, sealedSecret }: PoolRow,
  prefix: string,
  { customer, campaign, entity }: { customer: string; campaign: string; entity: string },
): Promise<string> {
  const secret = await unseal(env.FOOTFALL_SECRET, `coupon-pool/${site}/${id}`, sealedSecret);
  return couponCode(secret, prefix, [customer, campaign, entity]);
}

/** Once a day, where a pool of uploaded codes runs out. */
async function tellLowStock(env: Env, site: string, { id, definition }: PoolRow, now: number): Promise<void> {
  if (definition.codes !== 'uploaded' || definition.lowStock === undefined) return;
  const db = siteDb(env, site);
  const [stock] = await poolStocks(db, site, id);
  if (stock && stock.left < definition.lowStock) await noteLowStock(db, site, id, stock.left, now);
}
