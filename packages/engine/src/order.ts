import { type JsonObject, ORDER_COMPLETED } from '@footfall/contract';
import { lineItems, sumOfLines } from './line-items.ts';
import { isCurrency, toMinorUnits } from './money.ts';
import type { OrderState, Profile, Teller } from './state.ts';

/** Orders kept one by one in the state; older ones live on in the totals and in the ledger. */
const MAX_ORDERS = 100;

/** The order that an `Order Completed` describes. */
export function orderFrom(
  orderId: string,
  properties: JsonObject,
  at: number,
  toldBy: Teller,
  siteCurrency: string,
): OrderState {
  const currency = isCurrency(properties.currency) ? properties.currency : siteCurrency;
  const products = lineItems(properties.products, currency);
  const total = properties.total ?? properties.revenue ?? properties.value;
  return { orderId, at, currency, totalMinor: toMinorUnits(total, currency) ?? sumOfLines(products), toldBy, products };
}

/** Adds an order, or puts the server's telling in the place of the browser's. */
export function withOrder(profile: Profile, order: OrderState): Profile {
  const without = withoutOrder(profile, order.orderId);
  const spending = without.spent[order.currency] ?? { orders: 0, revenueMinor: 0 };
  return {
    ...without,
    orders: [...without.orders, order].slice(-MAX_ORDERS),
    spent: {
      ...without.spent,
      [order.currency]: { orders: spending.orders + 1, revenueMinor: spending.revenueMinor + order.totalMinor },
    },
  };
}

/** Takes an order back, out of totals and counts too. */
export function withoutOrder(profile: Profile, orderId: string): Profile {
  const order = profile.orders.find((known) => known.orderId === orderId);
  if (!order) return profile;
  const { [order.currency]: spending, ...otherCurrencies } = profile.spent;
  const left = spending && {
    orders: spending.orders - 1,
    revenueMinor: spending.revenueMinor - order.totalMinor,
  };
  return {
    ...profile,
    orders: profile.orders.filter((known) => known !== order),
    counts: { ...profile.counts, [ORDER_COMPLETED]: Math.max(0, (profile.counts[ORDER_COMPLETED] ?? 0) - 1) },
    spent: left && left.orders > 0 ? { ...otherCurrencies, [order.currency]: left } : otherCurrencies,
  };
}
