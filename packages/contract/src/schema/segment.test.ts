import { describe, expect, test } from 'vitest';
import { segmentConditionSchema, segmentRuleSchema } from './segment.ts';

const last7Days = { kind: 'last', amount: 7, unit: 'days' };
const good: Record<string, unknown> = {
  trait: { op: 'trait', trait: 'birthday', test: { is: 'withinNext', span: { amount: 7, unit: 'days' } } },
  did: {
    op: 'did',
    event: 'Order Completed',
    where: [
      { property: 'category', test: { is: 'oneOf', values: ['chocolate'] } },
      { property: 'total', currency: 'EUR', is: { is: 'above', value: 9.5 } },
      { property: 'quantity', is: { is: 'between', from: 1, to: 2 } },
    ],
    measure: { of: 'sum', property: 'total', currency: 'EUR' },
    is: { is: 'atLeast', value: 50 },
    within: last7Days,
  },
  didNot: { op: 'didNot', event: '*', within: { kind: 'between', from: '2026-01-01', to: '2026-01-31' } },
  lastDid: { op: 'lastDid', event: 'page', longerAgo: { amount: 30, unit: 'days' } },
  sequence: {
    op: 'sequence',
    first: { event: 'Product Viewed' },
    next: { event: 'Order Completed' },
    within: { amount: 1, unit: 'hours' },
    during: last7Days,
  },
  cart: { op: 'cart', value: { currency: 'EUR', is: { is: 'above', value: 50 } } },
  nested: { op: 'all', of: [{ op: 'not', of: { op: 'any', of: [{ op: 'inSegment', segment: 'vip' }] } }] },
};
const bad: Record<string, [unknown, string]> = {
  'an unknown operator': [{ op: 'all', of: [{ op: 'wasIn' }] }, 'of.0.op'],
  'an unknown unit': [{ op: 'lastDid', event: 'page', longerAgo: { amount: 1, unit: 'weeks' } }, 'longerAgo.unit'],
  'no length of time': [{ op: 'lastDid', event: 'page', longerAgo: { amount: 0, unit: 'days' } }, 'longerAgo.amount'],
  'a day that is none': [
    { op: 'did', event: 'page', within: { kind: 'between', from: '2026-02-30', to: '2026-03-01' } },
    'within.from',
  ],
  'a misspelt member': [{ op: 'cart', contain: {} }, ''],
  'a purpose nobody asks for': [{ op: 'consent', purpose: 'sell', is: true }, 'purpose'],
};

describe('the rule language', () => {
  test.each(Object.entries(good))('%s comes out as it went in', (_name, condition) => {
    expect(segmentConditionSchema.parse(condition)).toEqual(condition);
  });

  test.each(Object.entries(bad))('%s is refused where it stands', (_name, [condition, path]) => {
    expect(segmentConditionSchema.safeParse(condition).error?.issues[0]?.path.join('.')).toBe(path);
  });

  test('a segment is known by a short plain id', () => {
    const segment = { id: 'vip', name: 'VIP', changedIn: 1, when: good.cart };
    expect(segmentRuleSchema.parse(segment)).toEqual(segment);
    expect(segmentRuleSchema.safeParse({ ...segment, id: 'x'.repeat(25) }).success).toBe(false);
    expect(segmentRuleSchema.safeParse({ ...segment, id: 'a b' }).success).toBe(false);
  });
});
