import {
  type CartState,
  favourite,
  type LineItem,
  type OrderState,
  type Profile,
  type Touch,
  toDecimal,
} from '@footfall/engine';
import type { CustomerView } from './customer-calls.ts';

/** A customer as the API tells of them: times in ISO 8601, money as decimals. */
export function viewOf({ customer, profile, segments }: CustomerView) {
  return {
    ...customer,
    firstSeenAt: iso(profile.firstSeenAt),
    lastSeenAt: iso(profile.lastSeenAt),
    traits: profile.traits,
    contacts: contacts(profile),
    consent: consent(profile),
    timeZone: profile.locality?.timeZone?.value ?? null,
    locale: profile.locality?.locale?.value ?? null,
    claims: profile.claims,
    cart: profile.cart ? cart(profile.cart) : null,
    orders: profile.orders.map(order),
    spent: spent(profile),
    favourites: {
      product_id: favourite(profile, 'product_id') ?? null,
      category: favourite(profile, 'category') ?? null,
    },
    sessions: sessions(profile),
    attribution: attribution(profile),
    counts: profile.counts,
    surveys: profile.surveys,
    segments: segments.map(({ id, since }) => ({ id, since: iso(since) })),
  };
}

const iso = (at: number) => new Date(at).toISOString();
const isoOrNull = (at: number | undefined) => (at === undefined ? null : iso(at));

function cart({ at, cartId, currency, valueMinor, products }: CartState) {
  return {
    ...(cartId ? { cart_id: cartId } : {}),
    updatedAt: iso(at),
    value: toDecimal(valueMinor, currency),
    currency,
    products: products.map((line) => product(line, currency)),
  };
}

function order({ orderId, at, currency, totalMinor, refundedMinor = 0, toldBy, products }: OrderState) {
  return {
    order_id: orderId,
    at: iso(at),
    total: toDecimal(totalMinor, currency),
    refunded: toDecimal(refundedMinor, currency),
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
    Object.entries(profile.spent).map(([currency, spending]) => [
      currency,
      {
        orders: spending.orders,
        revenue: toDecimal(spending.revenueMinor, currency),
        average: toDecimal(Math.round(spending.revenueMinor / spending.orders), currency),
        refunded: toDecimal(spending.refundedMinor ?? 0, currency),
        proven: toDecimal(spending.provenMinor ?? 0, currency),
        firstAt: isoOrNull(spending.firstAt),
        lastAt: isoOrNull(spending.lastAt),
      },
    ]),
  );
}

function contacts({ contacts: told = {} }: Profile) {
  return Object.fromEntries(
    Object.entries(told).map(([channel, { address, verifiedAt }]) => [
      channel,
      { address, verifiedAt: isoOrNull(verifiedAt) },
    ]),
  );
}

function consent({ consent: told = {} }: Profile) {
  return Object.fromEntries(
    Object.entries(told).map(([subject, { granted, at }]) => [subject, { granted, at: iso(at) }]),
  );
}

function sessions({ sessions: known }: Profile) {
  return known ? { count: known.count, startedAt: iso(known.startedAt), lastAt: iso(known.lastAt) } : null;
}

function attribution({ attribution: known }: Profile) {
  const touch = ({ at, ...how }: Touch) => ({ at: iso(at), ...how });
  return known ? { first: touch(known.first), last: touch(known.last) } : null;
}
