import { segmentConditionSchema } from '@footfall/contract/schema';
import { expect, test } from 'vitest';
import { conditionOf, KINDS } from './conditionKinds.ts';

const kinds = KINDS.flatMap(({ options }) => options.map(([kind]) => kind));

test('every operator of the rule language can be chosen', () => {
  for (const op of kinds) {
    const made = conditionOf(op, undefined, 'EUR');
    expect(made.op).toBe(op);
    // What only a person can know is empty; everything else is there.
    const open = segmentConditionSchema.safeParse(made).error?.issues ?? [];
    expect(open.every(({ message }) => message === 'must not be empty')).toBe(true);
  }
  const spoken = segmentConditionSchema.safeParse({ op: 'nothing' }).error?.issues[0];
  expect(spoken).toMatchObject({ code: 'invalid_union' });
  expect(kinds).toHaveLength(15);
});

test('another kind keeps what was inside', () => {
  const cart = conditionOf('cart', undefined, 'EUR');
  const all = conditionOf('all', cart, 'EUR');
  expect(all).toEqual({ op: 'all', of: [cart] });
  expect(conditionOf('any', all, 'EUR')).toEqual({ op: 'any', of: [cart] });
  const not = conditionOf('not', all, 'EUR');
  expect(not).toEqual({ op: 'not', of: all });
  expect(conditionOf('any', not, 'EUR')).toEqual({ op: 'any', of: [cart] });
  expect(conditionOf('didNot', { op: 'did', event: 'page' }, 'EUR')).toMatchObject({ op: 'didNot', event: 'page' });
});
