import type { JsonObject } from '@footfall/contract';
import { lineItems, sumOfLines } from './line-items.ts';
import { isCurrency, toMinorUnits } from './money.ts';
import type { CartState } from './state.ts';

/** The cart that a `Cart Updated` describes, or undefined for an emptied one. */
export function cartFrom(properties: JsonObject, at: number, siteCurrency: string): CartState | undefined {
  const currency = isCurrency(properties.currency) ? properties.currency : siteCurrency;
  const products = lineItems(properties.products, currency);
  if (products.length === 0) return undefined;
  return {
    at,
    ...(typeof properties.cart_id === 'string' ? { cartId: properties.cart_id } : {}),
    currency,
    valueMinor: toMinorUnits(properties.value, currency) ?? sumOfLines(products),
    products,
  };
}
