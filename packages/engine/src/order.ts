import { type JsonObject, ORDER_COMPLETED } from '@footfall/contract';
import { lineItems, sumOfLines } from './line-items.ts';
import { isCurrency, toMinorUnits } from './money.ts';
import type { OrderState, Profile, Spending, Teller } from './state.ts';

/** Orders kept one by one in the state; older ones live on in the totals and in the ledger. */
const MAX_ORDERS = 100;
/** Enough to answer a repeated retraction the same way; an honest browser has none. */
const MAX_RETRACTED = 20;

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
  const replaced = profile.orders.find(({ orderId }) => orderId === order.orderId);
  const without = withoutOrder(profile, order.orderId);
  const refunded = Math.min(replaced?.refundedMinor ?? 0, order.totalMinor);
  const told: OrderState = refunded > 0 ? { ...order, refundedMinor: refunded } : order;
  return {
    ...without,
    orders: [...without.orders, told].slice(-MAX_ORDERS),
    spent: { ...without.spent, [order.currency]: spentMore(without.spent[order.currency], told) },
  };
}

function spentMore(before: Spending | undefined, order: OrderState): Spending {
  const refunded = order.refundedMinor ?? 0;
  const paid = order.totalMinor - refunded;
  const all = (before?.refundedMinor ?? 0) + refunded;
  const proven = (before?.provenMinor ?? 0) + (order.toldBy === 'server' ? paid : 0);
  return {
    orders: (before?.orders ?? 0) + 1,
    revenueMinor: (before?.revenueMinor ?? 0) + paid,
    ...(all > 0 ? { refundedMinor: all } : {}),
    ...(proven !== 0 ? { provenMinor: proven } : {}),
    firstAt: Math.min(before?.firstAt ?? order.at, order.at),
    lastAt: Math.max(before?.lastAt ?? order.at, order.at),
  };
}

/** Takes an order back, out of totals and counts too. */
export function withoutOrder(profile: Profile, orderId: string): Profile {
  const order = profile.orders.find((known) => known.orderId === orderId);
  if (!order) return profile;
  const { [order.currency]: spending, ...otherCurrencies } = profile.spent;
  const orders = profile.orders.filter((known) => known !== order);
  const left = spending && spending.orders > 1 ? spentLess(spending, order, orders) : undefined;
  return {
    ...profile,
    orders,
    counts: { ...profile.counts, [ORDER_COMPLETED]: Math.max(0, (profile.counts[ORDER_COMPLETED] ?? 0) - 1) },
    spent: left ? { ...otherCurrencies, [order.currency]: left } : otherCurrencies,
  };
}

/** First and last are those of the orders that are left, as far as these are still known one by one. */
function spentLess(before: Spending, order: OrderState, left: OrderState[]): Spending {
  const refunded = order.refundedMinor ?? 0;
  const paid = order.totalMinor - refunded;
  const all = (before.refundedMinor ?? 0) - refunded;
  const proven = (before.provenMinor ?? 0) - (order.toldBy === 'server' ? paid : 0);
  const times = left.filter(({ currency }) => currency === order.currency).map(({ at }) => at);
  const allKnown = times.length === before.orders - 1;
  const { firstAt, lastAt } = allKnown ? { firstAt: Math.min(...times), lastAt: Math.max(...times) } : before;
  return {
    orders: before.orders - 1,
    revenueMinor: before.revenueMinor - paid,
    ...(all > 0 ? { refundedMinor: all } : {}),
    ...(proven !== 0 ? { provenMinor: proven } : {}),
    ...(firstAt === undefined ? {} : { firstAt }),
    ...(lastAt === undefined ? {} : { lastAt }),
  };
}

/** Orders of two tellers as one customer keeps them: by time, the newest. */
export function newestOrders(orders: OrderState[]): OrderState[] {
  return orders.toSorted((one, other) => one.at - other.at).slice(-MAX_ORDERS);
}

/** Numbers of orders that were taken back, each once, the newest last. */
export function newestRetracted(orderIds: string[]): string[] {
  return [...new Set(orderIds)].slice(-MAX_RETRACTED);
}
