import { campaignIdSchema, couponPoolSchema } from '@footfall/contract/schema';
import * as z from 'zod';

const MAX_CODES = 10_000;
const code = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 _-]{2,39}$/, 'must be 3 to 40 letters, digits, spaces, - and _');

/** Body of `POST /v1/coupon-pools`; without an id one is made of the name. */
export const newPoolSchema = couponPoolSchema.extend({ id: campaignIdSchema.exactOptional() });

/** Body of `POST /v1/coupon-pools/:id/codes`. */
export const codesSchema = z.strictObject({ codes: z.array(code).min(1).max(MAX_CODES) });

/** Body of `POST /v1/coupons/:code/redeem`, which may be left out. */
export const redeemSchema = z.strictObject({
  /** Must be whoever got the code. */
  userId: z.string().min(1).exactOptional(),
  order_id: z.string().min(1).exactOptional(),
  total: z.number().min(0).exactOptional(),
  currency: z.string().length(3).exactOptional(),
});
