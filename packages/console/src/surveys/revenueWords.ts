import type { AnswerRevenue } from '@footfall/contract';
import { money } from '../parts/money.ts';

/** `€120.00 of 8 orders`, each currency by itself; empty where there was no order. */
export function revenueWords(revenue: AnswerRevenue[]): string {
  return revenue
    .map(({ currency, orders, total }) => `${money(total, currency)} of ${orders} ${orders === 1 ? 'order' : 'orders'}`)
    .join(', ');
}
