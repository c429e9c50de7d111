import { toMinorUnits } from './money.ts';
import type { LineItem } from './state.ts';

/** More lines than a person puts into a cart; the rest is left out of the state, not out of the raw history. */
const MAX_LINES = 100;
const MAX_TEXT = 120;

/** The products of a cart or an order as the state keeps them. Entries without a product id are left out. */
export function lineItems(products: unknown, currency: string): LineItem[] {
  if (!Array.isArray(products)) return [];
  return products.slice(0, MAX_LINES).flatMap((product) => {
    const item = lineItem(product, currency);
    return item ? [item] : [];
  });
}

function lineItem(product: unknown, currency: string): LineItem | undefined {
  if (typeof product !== 'object' || product === null) return undefined;
  const { product_id, sku, name, category, quantity, price } = product as Record<string, unknown>;
  const id = product_id ?? sku;
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  const priceMinor = toMinorUnits(price, currency);
  const count = typeof quantity === 'number' && quantity > 0 ? quantity : 1;
  return {
    productId: String(id).slice(0, MAX_TEXT),
    ...(typeof name === 'string' ? { name: name.slice(0, MAX_TEXT) } : {}),
    ...(typeof category === 'string' ? { category: category.slice(0, MAX_TEXT) } : {}),
    quantity: count,
    ...(priceMinor === undefined ? {} : { priceMinor }),
  };
}

export function sumOfLines(lines: LineItem[]): number {
  return lines.reduce((sum, line) => sum + Math.round((line.priceMinor ?? 0) * line.quantity), 0);
}
