/** How a site gives away codes. */

/** A coupon pool as people write it: what `POST /v1/coupon-pools` takes. */
export interface CouponPoolDefinition {
  name: string;
  /** Codes made for each person, or those that were uploaded. */
  codes: 'generated' | 'uploaded';
  /** Beginning of generated codes, such as `ICE`. */
  prefix?: string;
  value: CouponValue;
  /** What an order must come to, in major units of `currency`. */
  minimum?: { amount: number; currency: string };
  /** How often one code can be used; once where it is missing. */
  uses?: number;
  /** How long a code can be used after it was first sent, or issued where it never is; for ever where it is missing. */
  expiresAfterDays?: number;
  /** Most codes issued in one day (UTC). */
  perDay?: number;
  /** Most codes that one address is sent, whoever says that it is theirs. */
  perAddress?: number;
  /** With fewer uploaded codes than this left, the site is told. */
  lowStock?: number;
}

export type CouponValue =
  | { kind: 'percent'; percent: number }
  | { kind: 'amount'; amount: number; currency: string }
  | { kind: 'text'; text: string };

/** What became of asking to redeem a code. */
export const REDEMPTIONS = ['redeemed', 'unknown', 'used', 'expired', 'wrong_customer', 'below_minimum'] as const;
export type Redemption = (typeof REDEMPTIONS)[number];

/**
 * What looks wrong about a site's coupons:
 * - `tried:…` many tries for one customer, or for nobody in particular, that came to nothing for this reason
 * - `redeemed_often` one customer used many codes of one pool
 * - `low` uploaded codes of a pool run out
 */
export const COUPON_ACTIVITIES = [
  'tried:unknown',
  'tried:wrong_customer',
  'tried:used',
  'tried:expired',
  'redeemed_often',
  'low',
] as const;

/** One line of `GET /v1/reports/coupons`. */
export interface CouponActivity {
  kind: (typeof COUPON_ACTIVITIES)[number];
  customer: string | null;
  userId: string | null;
  pool: string | null;
  /** How often; of `low`, how many codes were left. */
  count: number;
  /** Of the last one, ISO 8601. */
  at: string;
}
