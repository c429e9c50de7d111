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
  /** How long a code can be used after it was issued; for ever where it is missing. */
  expiresAfterDays?: number;
  /** Most codes issued in one day (UTC). */
  perDay?: number;
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
