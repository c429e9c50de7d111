import type { JsonObject } from '@footfall/contract';
import type { FactBody } from '../fact.ts';
import type { TakenEvent } from '../input.ts';
import { lineItems, sumOfLines } from '../line-items.ts';
import { isCurrency, toDecimal, toMinorUnits } from '../money.ts';
import type { OrderState, Profile } from '../state.ts';

/** A refund that was told before its order. */
export interface PendingRefund {
  orderId: string;
  at: number;
  trusted: boolean;
  /** In major units; missing: all of it. */
  amount?: number;
  /** The order's own where it is missing. */
  currency?: string;
}

const MAX_PENDING = 20;

/**
 * Takes off what a customer has spent what an `Order Refunded` pays back: its total, else its products, else the whole
 * order; never more than the order came to. An order the server told of is refunded by servers alone.
 */
export function withRefund(
  profile: Profile,
  properties: JsonObject,
  taken: TakenEvent,
  siteCurrency: string,
): { profile: Profile; facts: FactBody[] } {
  const id = properties.order_id;
  if (typeof id !== 'string' && typeof id !== 'number') return { profile, facts: [] };
  const refund = refundOf(String(id), properties, taken, siteCurrency);
  const order = profile.orders.find(({ orderId }) => orderId === refund.orderId);
  if (order) return refunded(profile, order, refund);
  return { profile: { ...profile, refunds: newestPending([...(profile.refunds ?? []), refund]) }, facts: [] };
}

/** As many as are kept. */
export function newestPending(refunds: PendingRefund[]): PendingRefund[] {
  return refunds.slice(-MAX_PENDING);
}

/** Applies the refunds that came before the order did. */
export function withPendingRefunds(profile: Profile, orderId: string): { profile: Profile; facts: FactBody[] } {
  const due = profile.refunds?.filter((refund) => refund.orderId === orderId) ?? [];
  if (due.length === 0) return { profile, facts: [] };
  const { refunds = [], ...rest } = profile;
  const others = refunds.filter((refund) => refund.orderId !== orderId);
  const done: { profile: Profile; facts: FactBody[] } = {
    profile: others.length > 0 ? { ...rest, refunds: others } : rest,
    facts: [],
  };
  for (const refund of due) {
    const order = done.profile.orders.find((known) => known.orderId === orderId);
    if (!order) continue;
    const { profile: next, facts } = refunded(done.profile, order, refund);
    done.profile = next;
    done.facts.push(...facts);
  }
  return done;
}

function refundOf(
  orderId: string,
  properties: JsonObject,
  { at, trusted }: TakenEvent,
  siteCurrency: string,
): PendingRefund {
  const currency = isCurrency(properties.currency) ? properties.currency : undefined;
  const told = Number(properties.total ?? properties.revenue ?? properties.value);
  const amount = Number.isFinite(told) ? Math.abs(told) : linesTotal(properties.products, currency ?? siteCurrency);
  return { orderId, at, trusted, ...(amount === undefined ? {} : { amount }), ...(currency ? { currency } : {}) };
}

function linesTotal(products: unknown, currency: string): number | undefined {
  const lines = lineItems(products, currency);
  return lines.some(({ priceMinor }) => priceMinor !== undefined) ? toDecimal(sumOfLines(lines), currency) : undefined;
}

function refunded(
  profile: Profile,
  order: OrderState,
  { amount, currency, trusted }: PendingRefund,
): { profile: Profile; facts: FactBody[] } {
  const spending = profile.spent[order.currency];
  const left = order.totalMinor - (order.refundedMinor ?? 0);
  const off = Math.min(toMinorUnits(amount, order.currency) ?? left, left);
  const foreign = currency !== undefined && currency !== order.currency;
  if (!spending || foreign || off <= 0 || (order.toldBy === 'server' && !trusted)) return { profile, facts: [] };
  const now: OrderState = { ...order, refundedMinor: (order.refundedMinor ?? 0) + off };
  return {
    profile: {
      ...profile,
      orders: profile.orders.map((known) => (known === order ? now : known)),
      spent: {
        ...profile.spent,
        [order.currency]: {
          ...spending,
          revenueMinor: spending.revenueMinor - off,
          refundedMinor: (spending.refundedMinor ?? 0) + off,
          ...(order.toldBy === 'server' ? { provenMinor: (spending.provenMinor ?? 0) - off } : {}),
        },
      },
    },
    facts: [{ type: 'order.refunded', order: now, refundMinor: off }],
  };
}
