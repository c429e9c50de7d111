import * as z from 'zod';
import type { CouponPoolDefinition, CouponValue } from '../coupon.ts';
import type { Equal, Expect } from './equal.ts';

const MAX_TEXT = 120;
const MAX_DAYS = 730;
const MAX_USES = 1_000;
const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR');
const amount = z.number().positive('must be above 0');

export const couponValueSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('percent'), percent: z.number().positive('must be above 0').max(100) }),
  z.strictObject({ kind: z.literal('amount'), amount, currency }),
  z.strictObject({ kind: z.literal('text'), text: z.string().min(1).max(MAX_TEXT) }),
]) satisfies z.ZodType<CouponValue>;

export const couponPoolSchema = z.strictObject({
  name: z.string().min(1, 'must not be empty').max(MAX_TEXT),
  codes: z.enum(['generated', 'uploaded']),
  prefix: z
    .string()
    .regex(/^[A-Z0-9]{1,8}$/, 'must be up to 8 capital letters and digits')
    .exactOptional(),
  value: couponValueSchema,
  minimum: z.strictObject({ amount, currency }).exactOptional(),
  uses: z.int().min(1).max(MAX_USES).exactOptional(),
  expiresAfterDays: z.number().positive('must be above 0').max(MAX_DAYS).exactOptional(),
  perDay: z.int().min(0).exactOptional(),
  perAddress: z.int().min(1).exactOptional(),
  lowStock: z.int().min(0).exactOptional(),
}) satisfies z.ZodType<CouponPoolDefinition>;

type _Proofs = [
  Expect<Equal<z.output<typeof couponValueSchema>, CouponValue>>,
  Expect<Equal<z.output<typeof couponPoolSchema>, CouponPoolDefinition>>,
];
