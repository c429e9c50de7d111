import type { SegmentCondition } from '@footfall/contract';
import { expect, test } from 'vitest';
import { conditionWords, type RuleLine } from './conditionWords.ts';

const nameOf = (id: string) => id.toUpperCase();
const week = { kind: 'last', amount: 7, unit: 'days' } as const;

const said: [SegmentCondition, string][] = [
  [{ op: 'did', event: '*' }, 'Did anything at all at least once ever'],
  [
    { op: 'did', event: 'Order Completed', is: { is: 'atLeast', value: 2 }, within: week },
    'Did Order Completed at least 2 times in the last 7 days',
  ],
  [
    {
      op: 'did',
      event: 'Order Completed',
      where: [
        { property: 'category', test: { is: 'oneOf', values: ['sorbet', 'classic'] } },
        { property: 'price', currency: 'EUR', is: { is: 'above', value: 5 } },
      ],
      measure: { of: 'sum', property: 'total', currency: 'EUR' },
      is: { is: 'between', from: 10, to: 20 },
      within: { kind: 'between', from: '2026-01-01', to: '2026-01-31' },
    },
    'The sum total of Order Completed where category is one of “sorbet”, “classic” and price is more than 5 EUR is between 10 and 20 EUR from 2026-01-01 to 2026-01-31',
  ],
  [
    { op: 'did', event: 'page', measure: { of: 'distinct', property: 'product_id' }, within: week },
    'The number of different values for product of page is at least 1 in the last 7 days',
  ],
  [{ op: 'didNot', event: 'page' }, 'Did not do page ever'],
  [{ op: 'lastDid', event: 'page', longerAgo: { amount: 1, unit: 'days' } }, 'Last did page 1 day ago or longer'],
  [
    {
      op: 'sequence',
      first: { event: 'Product Viewed' },
      next: { event: 'Order Completed' },
      within: { amount: 1, unit: 'hours' },
      during: week,
    },
    'Did Product Viewed, then Order Completed within 1 hour, both in the last 7 days',
  ],
  [{ op: 'trait', trait: 'plan', test: { is: 'equal', value: 'gold' } }, 'Trait plan is “gold”'],
  [{ op: 'trait', trait: 'age', test: { is: 'equal', value: 30 } }, 'Trait age is exactly 30'],
  [
    { op: 'trait', trait: 'birthday', test: { is: 'withinNext', span: { amount: 7, unit: 'days' } } },
    'Trait birthday is within the next 7 days',
  ],
  [{ op: 'cart' }, 'Has a cart'],
  [
    {
      op: 'cart',
      value: { currency: 'EUR', is: { is: 'above', value: 50 } },
      contains: { property: 'category', value: 'sorbet' },
      olderThan: { amount: 2, unit: 'hours' },
    },
    'Has a cart worth more than 50 EUR, with category “sorbet” in it, untouched for 2 hours or longer',
  ],
  [{ op: 'spent', currency: 'EUR', is: { is: 'atLeast', value: 500 } }, 'Has paid at least 500 EUR in all'],
  [{ op: 'favourite', of: 'product_id', is: 'lemon' }, 'Bought most of product “lemon”'],
  [
    { op: 'survey', survey: 'thanks', question: 'nps', test: { is: 'between', from: 0, to: 6 } },
    'The last answer to nps of survey thanks is between 0 and 6',
  ],
  [{ op: 'consent', purpose: 'message', channel: 'sms', is: true }, 'Agreed to message by sms'],
  [{ op: 'consent', purpose: 'share', is: false }, 'Refused share'],
  [{ op: 'inSegment', segment: 'vip' }, 'Is in VIP'],
  [{ op: 'bucket', salt: 'test', from: 0, to: 1250 }, 'Falls into the random share from 0 % to 12.5 % of draw “test”'],
];

test.each(said)('%j is told in plain words', (condition, words) => {
  expect(conditionWords(condition, nameOf)).toEqual({ text: words });
});

test('groups tell what they hold, and a group of one is what it holds', () => {
  const rule: SegmentCondition = {
    op: 'all',
    of: [
      { op: 'any', of: [{ op: 'cart' }] },
      { op: 'not', of: { op: 'all', of: [{ op: 'cart' }, { op: 'inSegment', segment: 'a' }] } },
    ],
  };
  const lines: RuleLine = {
    text: 'All of these',
    parts: [
      { text: 'Has a cart' },
      { text: 'Not', parts: [{ text: 'All of these', parts: [{ text: 'Has a cart' }, { text: 'Is in A' }] }] },
    ],
  };
  expect(conditionWords(rule, nameOf)).toEqual(lines);
  expect(conditionWords({ op: 'all', of: [] }, nameOf).text).toBe('Everybody');
});
