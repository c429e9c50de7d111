import { ORDER_COMPLETED } from '@footfall/contract';
import type { TakenEvent } from '../input.ts';
import { isCurrency, toMinorUnits } from '../money.ts';
import { orderFrom } from '../order.ts';
import { eventName } from './event-name.ts';
import type { Field } from './history.ts';

/** Texts are kept and compared in their first characters. */
export const MAX_KEPT_TEXT = 64;
/** Different products or categories kept of one event. */
const MAX_KEPT_LIST = 8;
const THOUSANDTHS = 1000;

/** An event with the properties that are kept, not yet written by places in lists. */
export interface CompactEvent {
  name: string;
  at: number;
  texts: Partial<Record<Field, string | string[]>>;
  numbers: Partial<Record<Field, number>>;
}

/**
 * What is kept of an event: what rules may ask for, and no contact points or free words. `at` is never later than
 * `now`: a clock that runs ahead by the minute we tolerate puts nothing into the future.
 */
export function compactEvent(taken: TakenEvent, now: number, siteCurrency: string): CompactEvent {
  const { event } = taken;
  const properties = ('properties' in event && event.properties) || {};
  const products = listOf(properties.products);
  const currency = isCurrency(properties.currency) ? properties.currency : siteCurrency;
  const isOrder = event.type === 'track' && event.event === ORDER_COMPLETED;

  const texts = defined({
    product_id: several(
      properties.product_id ?? properties.sku,
      products,
      (product) => product.product_id ?? product.sku,
    ),
    category: several(properties.category, products, (product) => product.category),
    brand: keptText(properties.brand),
    coupon: keptText(properties.coupon),
    order_id: keptText(properties.order_id),
    path: keptText(event.context?.page?.path ?? properties.path),
    query: keptText(properties.query),
  });
  const money = defined({
    price: toMinorUnits(properties.price, currency),
    value: toMinorUnits(properties.value, currency),
    total: isOrder
      ? orderFrom('', properties, 0, 'browser', siteCurrency).totalMinor
      : toMinorUnits(properties.total ?? properties.revenue, currency),
  });
  return {
    name: eventName(event),
    at: Math.min(taken.at, now),
    texts: Object.keys(money).length > 0 ? { ...texts, currency } : texts,
    numbers: defined({
      ...money,
      quantity: quantityOf(properties.quantity, products),
      unproven: isOrder && !taken.trusted ? 1 : undefined,
    }),
  };
}

/** A text as it is kept and compared; ids that are numbers become text. */
export function keptText(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.slice(0, MAX_KEPT_TEXT) : undefined;
}

type Product = Record<string, unknown>;

function listOf(products: unknown): Product[] {
  return Array.isArray(products) ? products.filter((product) => typeof product === 'object' && product !== null) : [];
}

function several(own: unknown, products: Product[], of: (product: Product) => unknown): string | string[] | undefined {
  const texts = new Set<string>();
  for (const value of [own, ...products.map(of)]) {
    const text = keptText(value);
    if (text !== undefined && texts.size < MAX_KEPT_LIST) texts.add(text);
  }
  return texts.size > 1 ? [...texts] : [...texts][0];
}

/** In thousandths, so that sums are exact: the event's own, or that of its products together. */
function quantityOf(own: unknown, products: Product[]): number | undefined {
  if (typeof own === 'number') return thousandths(own);
  if (products.length === 0) return undefined;
  return products.reduce((sum, { quantity }) => sum + (thousandths(quantity) ?? THOUSANDTHS), 0);
}

export function thousandths(value: unknown): number | undefined {
  if (typeof value !== 'number' || !(Math.abs(value) < Number.MAX_SAFE_INTEGER / THOUSANDTHS)) return undefined;
  return Math.round(value * THOUSANDTHS);
}

function defined<T>(members: Record<string, T | undefined>): Record<string, T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Record<string, T>;
}
