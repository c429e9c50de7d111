import type { Redemption } from '@footfall/contract';
import { couponPoolSchema } from '@footfall/contract/schema';
import { type Context, Hono } from 'hono';
import { nanoid } from 'nanoid';
import { nameText } from '../collect/object-name.ts';
import { seal } from '../crypto/seal.ts';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import { readJson, readOptionalJson } from '../read-json.ts';
import { segmentId } from '../segments/segment-id.ts';
import { siteOf } from '../sites/site-of.ts';
import { couponActivity } from './activity-store.ts';
import { codesSchema, newPoolSchema, redeemSchema } from './bodies.ts';
import { normalCode } from './code.ts';
import { isGuessing, noteMiss, secondsToWait } from './miss-store.ts';
import {
  addCodes,
  dropPool,
  findPool,
  insertPool,
  type PoolStock,
  poolIds,
  poolStocks,
  savePool,
} from './pool-store.ts';
import { redeemCoupon, refusalOf } from './redeem-coupon.ts';
import { type CouponRow, findCoupon, listCoupons } from './store.ts';

const PAGE_SIZE = 100;
const SECRET_LENGTH = 43;
const DAY_MS = 24 * 60 * 60_000;
const ACTIVITY_DAYS = 7;

/** HTTP in: coupon pools, and what becomes of their codes. */
export const coupons = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

coupons.get('/v1/coupon-pools', async (context) => {
  const { db, site } = await placeOf(context);
  return context.json({ data: (await poolStocks(db, site.id)).map(toldPool), next: null });
});

coupons.post('/v1/coupon-pools', async (context) => {
  const { db, site } = await placeOf(context);
  const { id: given, ...definition } = await readJson(context.req.raw, newPoolSchema);
  const id = given ?? segmentId(definition.name, new Set(await poolIds(db, site.id)));
  const sealedSecret = await seal(context.env.FOOTFALL_SECRET, `coupon-pool/${site.id}/${id}`, nanoid(SECRET_LENGTH));
  if (!(await insertPool(db, site.id, { id, definition, sealedSecret }, Date.now()))) {
    throw new Problem(409, 'pool_exists', `There is a coupon pool ${id} already. Choose another id, or none.`);
  }
  return tellPool(context, id, 201);
});

coupons.get('/v1/coupon-pools/:id', async (context) => tellPool(context, context.req.param('id'), 200));

coupons.put('/v1/coupon-pools/:id', async (context) => {
  const { db, site, pool } = await poolOf(context);
  const definition = await readJson(context.req.raw, couponPoolSchema);
  if (definition.codes !== pool.definition.codes) {
    throw new Problem(409, 'pool_in_use', 'A pool keeps how its codes come about. Make another pool.');
  }
  await savePool(db, site.id, pool.id, definition, Date.now());
  return tellPool(context, pool.id, 200);
});

coupons.delete('/v1/coupon-pools/:id', async (context) => {
  const { db, site, pool } = await poolOf(context);
  if (await dropPool(db, site.id, pool.id)) return context.body(null, 204);
  throw new Problem(409, 'pool_in_use', 'Codes of this pool are in people’s hands.');
});

coupons.post('/v1/coupon-pools/:id/codes', async (context) => {
  const { db, site, pool } = await poolOf(context);
  if (pool.definition.codes !== 'uploaded') {
    throw new Problem(409, 'pool_in_use', 'This pool makes its codes by itself.');
  }
  const { codes } = await readJson(context.req.raw, codesSchema);
  const added = await addCodes(db, site.id, pool.id, codes.map(normalCode));
  return context.json({ added, known: codes.length - added }, 201);
});

coupons.get('/v1/coupon-pools/:id/coupons', async (context) => {
  const { db, site, pool } = await poolOf(context);
  const [issuedAt, code = ''] = (context.req.query('cursor') ?? '').split(' ');
  const before = Number(issuedAt) ? { before: { issuedAt: Number(issuedAt), code } } : {};
  const rows = await listCoupons(db, site.id, pool.id, { ...before, limit: PAGE_SIZE });
  const last = rows.length === PAGE_SIZE ? rows.at(-1) : undefined;
  return context.json({ data: rows.map(toldCoupon), next: last ? `${last.issuedAt} ${last.code}` : null });
});

coupons.get('/v1/reports/coupons', async (context) => {
  const { db, site } = await placeOf(context);
  return context.json({ data: await couponActivity(db, site.id, Date.now() - ACTIVITY_DAYS * DAY_MS), next: null });
});

coupons.get('/v1/coupons/:code', async (context) => {
  const { db, site } = await placeOf(context);
  const now = Date.now();
  const customer = customerOf(context, site.id, context.req.query('userId'));
  await refuseGuessing(context, site.id, customer, now);
  const coupon = await findCoupon(db, site.id, normalCode(context.req.param('code')));
  if (!coupon) {
    await noteMiss(db, site.id, { customer, result: 'unknown', now });
    throw new Problem(404, 'coupon_unknown', WHY.unknown);
  }
  const refusal = refusalOf(coupon, undefined, now);
  return context.json({ ...toldCoupon(coupon), usable: refusal === undefined, reason: refusal ?? null });
});

coupons.post('/v1/coupons/:code/redeem', async (context) => {
  const { db, site } = await placeOf(context);
  const { userId, order_id: orderId, total, currency } = await readOptionalJson(context.req.raw, redeemSchema);
  const now = Date.now();
  const customer = customerOf(context, site.id, userId);
  await refuseGuessing(context, site.id, customer, now);
  const worth = total === undefined ? undefined : { amount: total, currency: currency ?? site.currency };
  const asked = { customer, orderId, total: worth };
  const { result, coupon } = await redeemCoupon(context.env, site.id, context.req.param('code'), asked, now);
  if (result === 'redeemed' && coupon) return context.json({ result, ...toldCoupon(coupon) });
  if (result !== 'redeemed' && result !== 'below_minimum') await noteMiss(db, site.id, { customer, result, now });
  if (result === 'unknown') throw new Problem(404, 'coupon_unknown', WHY.unknown);
  throw new Problem(409, CODES[result as keyof typeof CODES], WHY[result]);
});

const WHY: Record<Redemption, string> = {
  redeemed: 'It was redeemed.',
  unknown: 'This site has issued no such code. Check it for typos.',
  used: 'This code was used already.',
  expired: 'This code has expired.',
  wrong_customer: 'This code was given to somebody else.',
  below_minimum: 'The order comes to less than this code asks for.',
};
const CODES = {
  used: 'coupon_used',
  expired: 'coupon_expired',
  wrong_customer: 'coupon_of_another',
  below_minimum: 'coupon_below_minimum',
} as const;

/**
 * Whoever tries codes for one person is slowed down. Where nobody is named only codes that do not exist count, so that
 * a sale at which everybody uses theirs is not taken for guessing.
 */
async function refuseGuessing({ env }: Ctx, site: string, customer: string | undefined, now: number): Promise<void> {
  if (customer === undefined) {
    if (!(await isGuessing(siteDb(env, site), site, now))) return;
    const message = 'Too many unknown codes: wait until the minute is over, or say by "userId" whom each is for.';
    throw new Problem(429, 'rate_limited', message, { 'retry-after': String(secondsToWait(now)) });
  }
  const { success } = await env.COUPON_LIMIT.limit({ key: JSON.stringify([site, customer]) });
  if (!success) {
    throw new Problem(429, 'rate_limited', 'Too many codes for one person: wait a minute.', { 'retry-after': '60' });
  }
}

function customerOf({ env }: Ctx, site: string, userId: string | undefined): string | undefined {
  if (userId === undefined) return undefined;
  return env.CUSTOMERS.idFromName(nameText(site, { kind: 'u', id: userId })).toString();
}

async function placeOf(context: Ctx) {
  const site = await siteOf(context);
  return { site, db: siteDb(context.env, site.id) };
}

async function poolOf(context: Ctx) {
  const place = await placeOf(context);
  const pool = await findPool(place.db, place.site.id, context.req.param('id') ?? '');
  if (!pool) throw new Problem(404, 'pool_unknown', 'This site has no coupon pool of that id.');
  return { ...place, pool };
}

async function tellPool(context: Ctx, id: string, status: 200 | 201): Promise<Response> {
  const { db, site } = await placeOf(context);
  const [stock] = await poolStocks(db, site.id, id);
  if (!stock) throw new Problem(404, 'pool_unknown', 'This site has no coupon pool of that id.');
  return context.json(toldPool(stock), status);
}

const iso = (at: number) => new Date(at).toISOString();

function toldPool({ id, definition, issued, redeemed, left, createdAt, updatedAt }: PoolStock) {
  return {
    id,
    ...definition,
    issued,
    redeemed,
    left: definition.codes === 'uploaded' ? left : null,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
  };
}

function toldCoupon({ issuedAt, expiresAt, redeemedAt, ...coupon }: CouponRow) {
  return {
    ...coupon,
    issuedAt: iso(issuedAt),
    expiresAt: expiresAt === null ? null : iso(expiresAt),
    redeemedAt: redeemedAt === null ? null : iso(redeemedAt),
  };
}
