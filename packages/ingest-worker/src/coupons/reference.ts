import { COUPON_ACTIVITIES } from '@footfall/contract';
import { couponPoolSchema, couponValueSchema } from '@footfall/contract/schema';
import * as z from 'zod';
import { listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';
import { codesSchema, newPoolSchema, redeemSchema } from './bodies.ts';

const pool = couponPoolSchema.extend({
  id: z.string(),
  issued: z.int(),
  redeemed: z.int(),
  left: z.int().nullable().describe('Uploaded codes nobody has; null where codes are generated.'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
const coupon = z.object({
  code: z.string(),
  pool: z.string(),
  customer: z.string(),
  campaign: z.string(),
  entity: z.string().describe('The cart, product or order it is about, or the enrolment.'),
  status: z.enum(['issued', 'redeemed']).describe('Redeemed: used as often as it can be.'),
  used: z.int(),
  uses: z.int().describe('How often it can be used.'),
  issuedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime().nullable(),
  redeemedAt: z.iso.datetime().nullable(),
  orderId: z.string().nullable(),
  value: couponValueSchema,
  minimum: z.object({ amount: z.number(), currency: z.string() }).nullable(),
});

const activity = z.object({
  kind: z.enum(COUPON_ACTIVITIES),
  customer: z.string().nullable().describe('Null where nobody was named.'),
  userId: z.string().nullable(),
  pool: z.string().nullable(),
  count: z.int().describe('How often; of `low`, how many codes were left.'),
  at: z.iso.datetime().describe('Of the last one.'),
});

const id = { id: 'The pool’s id.' };
const code = { code: 'The code. Case, spaces and hyphens do not matter.' };
const poolPath = '/v1/coupon-pools/cart-rescue';
const codePath = '/v1/coupons/ICE7Q2MZ0K4VN8T';
const example = { name: 'Cart rescue', codes: 'generated', prefix: 'ICE', value: { kind: 'percent', percent: 15 } };

export const couponsReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/coupon-pools',
    title: 'List coupon pools',
    text: 'By id, each with its stock.',
    opens: 'secret',
    answer: listOf(pool),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/coupon-pools',
    title: 'Make a coupon pool',
    text: 'Generated codes are made for one person, campaign and entity: any retry makes the same one, and the last character checks the others. Uploaded codes are yours; each is given to one person. `perDay` and `perAddress` bound what a mistake, or somebody with many accounts, can cost.',
    opens: 'secret',
    body: newPoolSchema,
    example,
    answer: pool,
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/coupon-pools/:id',
    title: 'Read a coupon pool',
    text: 'With its stock.',
    opens: 'secret',
    parameters: id,
    examplePath: poolPath,
    answer: pool,
    status: 200,
  },
  {
    method: 'put',
    path: '/v1/coupon-pools/:id',
    title: 'Change a coupon pool',
    text: 'Codes that are in people’s hands keep when they expire; what they are worth is the pool’s. How codes come about stays.',
    opens: 'secret',
    parameters: id,
    examplePath: poolPath,
    body: couponPoolSchema,
    example,
    answer: pool,
    status: 200,
  },
  {
    method: 'delete',
    path: '/v1/coupon-pools/:id',
    title: 'Delete a coupon pool',
    text: 'Only while nobody has a code of it.',
    opens: 'secret',
    parameters: id,
    examplePath: poolPath,
    answer: 'none',
    status: 204,
  },
  {
    method: 'post',
    path: '/v1/coupon-pools/:id/codes',
    title: 'Upload codes',
    text: 'At most 10,000 a request. A code that the site has already, in whatever pool, is left out and counted as known.',
    opens: 'secret',
    parameters: id,
    examplePath: `${poolPath}/codes`,
    body: codesSchema,
    example: { codes: ['SUMMER-1', 'SUMMER-2'] },
    answer: z.object({ added: z.int(), known: z.int() }),
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/coupon-pools/:id/coupons',
    title: 'List a pool’s coupons',
    text: 'Codes that somebody has, newest first.',
    opens: 'secret',
    parameters: { ...id, cursor: '`next` of the page before.' },
    examplePath: `${poolPath}/coupons`,
    answer: listOf(coupon),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/reports/coupons',
    title: 'List suspicious activity around coupons',
    text: 'Of the last 7 days, newest first: many tries that came to nothing, customers who use many codes of one pool, and pools whose uploaded codes run out.',
    opens: 'secret',
    answer: listOf(activity),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/coupons/:code',
    title: 'Look at a coupon',
    text: 'Says whether it could be used, and uses nothing. 429 with `Retry-After` after 60 unknown codes within one minute, or 20 tries for one `userId`.',
    opens: 'secret',
    parameters: { ...code, userId: 'Whom it is tried for, where that is known.' },
    examplePath: codePath,
    answer: coupon.extend({
      usable: z.boolean(),
      reason: z.enum(['used', 'expired']).nullable(),
    }),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/coupons/:code/redeem',
    title: 'Redeem a coupon',
    text: 'Uses it: of all who try at once exactly one succeeds. The same `order_id` is told `redeemed` again. With `userId` it must be whoever got it. 429 with `Retry-After` after 20 tries for one person within a minute; where nobody is named, after 60 unknown codes. An order that your server tells with the property `coupon` redeems by itself.',
    opens: 'secret',
    parameters: code,
    examplePath: `${codePath}/redeem`,
    body: redeemSchema,
    example: { userId: 'user-1', order_id: 'A-1001', total: 23.4, currency: 'EUR' },
    answer: coupon.extend({ result: z.literal('redeemed') }),
    status: 200,
  },
];
