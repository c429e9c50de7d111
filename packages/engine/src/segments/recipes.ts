import type { SegmentCondition } from '@footfall/contract';

/** A ready-made segment to start from. */
export interface SegmentRecipe {
  id: string;
  name: string;
  /** Who is in it, for a person. */
  description: string;
  when: SegmentCondition;
}

/** Amounts are in the site's currency. */
export function recipes(currency: string): SegmentRecipe[] {
  return [
    {
      id: 'repeat-buyers-7-days',
      name: 'Bought twice within 7 days',
      description: 'Two or more orders in the last 7 days.',
      when: {
        op: 'did',
        event: 'Order Completed',
        is: { is: 'atLeast', value: 2 },
        within: { kind: 'last', amount: 7, unit: 'days' },
      },
    },
    {
      id: 'active-24-hours',
      name: 'Active in the last 24 hours',
      description: 'Did anything at all in the last 24 hours.',
      when: { op: 'did', event: '*', within: { kind: 'last', amount: 24, unit: 'hours' } },
    },
    {
      id: 'active-48-hours',
      name: 'Active in the last 48 hours',
      description: 'Did anything at all in the last 48 hours.',
      when: { op: 'did', event: '*', within: { kind: 'last', amount: 48, unit: 'hours' } },
    },
    {
      id: 'inactive-30-days',
      name: 'Inactive for 30 days',
      description: 'Was here once, and did nothing for 30 days.',
      when: { op: 'lastDid', event: '*', longerAgo: { amount: 30, unit: 'days' } },
    },
    {
      id: 'vip',
      name: 'VIP',
      description: 'Paid 500 or more in all.',
      when: { op: 'spent', currency, is: { is: 'atLeast', value: 500 } },
    },
    {
      id: 'new-customer',
      name: 'New customer',
      description: 'Ordered for the first time, within the last 30 days.',
      when: {
        op: 'all',
        of: [
          { op: 'did', event: 'Order Completed', is: { is: 'equal', value: 1 } },
          { op: 'did', event: 'Order Completed', within: { kind: 'last', amount: 30, unit: 'days' } },
        ],
      },
    },
    {
      id: 'cart-over-50-abandoned',
      name: 'Cart over 50 abandoned',
      description: 'A cart worth more than 50 that nobody has touched for an hour.',
      when: {
        op: 'cart',
        value: { currency, is: { is: 'above', value: 50 } },
        olderThan: { amount: 1, unit: 'hours' },
      },
    },
    {
      id: 'detractor',
      name: 'Detractor',
      description: 'Answered 0 to 6 when last asked whether they would recommend us (question nps).',
      when: { op: 'survey', question: 'nps', test: { is: 'between', from: 0, to: 6 } },
    },
    {
      id: 'likes-chocolate',
      name: 'Likes chocolate',
      description: 'Chocolate is the category they bought most of.',
      when: { op: 'favourite', of: 'category', is: 'chocolate' },
    },
  ];
}
