import { type CartState, type LineItem, type OrderState, type Profile, toDecimal } from '@footfall/engine';
import type { CustomerView } from './customer-object.ts';

/** A customer as the API tells of them: times in ISO 8601, money as decimals. */
export function viewOf({ customer, profile }: CustomerView) {
  return {
    ...customer,
    firstSeenAt: iso(profile.firstSeenAt),
    lastSeenAt: iso(profile.lastSeenAt),
    traits: profile.traits,
    claims: profile.claims,
    cart: profile.cart ? cart(profile.cart) : null,
    orders: profile.orders.map(order),
    spent: spent(profile),
    counts: profile.counts,
    surveys: profile.surveys,
  };
}

const iso = (at: number) => new Date(at).toISOString();

function cart({ at, cartId, currency, valueMinor, products }: CartState) {
  return {
    ...(cartId ? { cart_id: cartId } : {}),
    updatedAt: iso(at),
    value: toDecimal(valueMinor, currency),
    currency,
    products: products.map((line) => product(line, currency)),
  };
}

function order({ orderId, at, currency, totalMinor, toldBy, products }: OrderState) {
  return {
    order_id: orderId,
    at: iso(at),
    total: toDecimal(totalMinor, currency),
    currency,
    told_by: toldBy,
    products: products.map((line) => product(line, currency)),
  };
}

function product({ productId, name, category, quantity, priceMinor }: LineItem, currency: string) {
  return {
    product_id: productId,
    ...(name ? { name } : {}),
    ...(category ? { category } : {}),
    quantity,
    ...(priceMinor === undefined ? {} : { price: toDecimal(priceMinor, currency) }),
  };
}

function spent(profile: Profile) {
  return Object.fromEntries(
    Object.entries(profile.spent).map(([currency, { orders, revenueMinor }]) => [
      currency,
      {
        orders,
        revenue: toDecimal(revenueMinor, currency),
        average: toDecimal(Math.round(revenueMinor / orders), currency),
      },
    ]),
  );
}
