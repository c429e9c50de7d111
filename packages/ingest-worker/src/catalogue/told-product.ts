import { toDecimal } from '@footfall/engine';
import type { ProductRow } from './product.ts';

/** A product as the API and messages tell of it. */
export function toldProduct({ minor, updatedAt, ...product }: ProductRow) {
  return { ...product, price: toDecimal(minor, product.currency), updatedAt: new Date(updatedAt).toISOString() };
}
