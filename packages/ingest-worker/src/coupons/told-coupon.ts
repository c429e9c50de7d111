import type { CouponValue } from '@footfall/contract';
import type { CouponRow } from './store.ts';

/** A coupon as messages tell of it. */
export function toldCoupon(
  { code, value, expiresAt }: Pick<CouponRow, 'code' | 'value' | 'expiresAt'>,
  language: string,
) {
  return {
    code,
    value: valueWords(value, language),
    ...(expiresAt === null ? {} : { expires_at: new Date(expiresAt).toISOString() }),
  };
}

/** What it is worth, for a person: `15%`, `5,00 €`. */
export function valueWords(value: CouponValue, language: string): string {
  switch (value.kind) {
    case 'percent':
      return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 1 }).format(
        value.percent / 100,
      );
    case 'amount':
      return new Intl.NumberFormat(language, { style: 'currency', currency: value.currency }).format(value.amount);
    case 'text':
      return value.text;
  }
}
