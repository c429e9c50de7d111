import { thousandths } from '../history/compact-event.ts';
import { isCurrency, toMinorUnits } from '../money.ts';

/** An amount that a rule names, in minor units. */
export function boundInMinor(bound: number, currency: string): number {
  const minor = isCurrency(currency) ? toMinorUnits(bound, currency) : undefined;
  if (minor === undefined) throw new Error(`not an amount: ${bound} ${currency}`);
  return minor;
}

/** A quantity that a rule names, as quantities are kept. */
export function boundInThousandths(bound: number): number {
  const value = thousandths(bound);
  if (value === undefined) throw new Error(`not a quantity: ${bound}`);
  return value;
}
