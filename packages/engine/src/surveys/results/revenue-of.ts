import type { AnswerRevenue } from '@footfall/contract';
import { toDecimal } from '../../money.ts';
import type { Response } from './survey-results.ts';

/** What the orders came to that these responses are about, each currency by itself, the most orders first. */
export function revenueOf(responses: Response[]): AnswerRevenue[] {
  const sums = new Map<string, { orders: number; minor: number }>();
  for (const { order } of responses) {
    if (!order) continue;
    const { orders, minor } = sums.get(order.currency) ?? { orders: 0, minor: 0 };
    sums.set(order.currency, { orders: orders + 1, minor: minor + order.minor });
  }
  return [...sums]
    .map(([currency, { orders, minor }]) => ({ currency, orders, total: toDecimal(minor, currency) }))
    .toSorted((one, other) => other.orders - one.orders);
}
