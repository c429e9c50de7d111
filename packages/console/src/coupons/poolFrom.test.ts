import type { CouponPoolDefinition } from '@footfall/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fieldsOf, NUMBERS, poolFrom } from './poolFrom.ts';

const chosen = { currency: 'CHF', minimumCurrency: 'EUR' };
const text = fc.stringMatching(/^[a-z]{1,9}$/);
const amount = fc.integer({ min: 1, max: 100_000 }).map((cents) => cents / 100);
const pools = fc.record(
  {
    ...{ name: text, codes: fc.constantFrom('generated', 'uploaded'), prefix: fc.constantFrom('ICE', 'A1') },
    value: fc.oneof(
      fc.record({ kind: fc.constant('percent'), percent: amount }),
      fc.record({ kind: fc.constant('amount'), amount, currency: fc.constant(chosen.currency) }),
      fc.record({ kind: fc.constant('text'), text }),
    ),
    minimum: fc.record({ amount, currency: fc.constant(chosen.minimumCurrency) }),
    ...Object.fromEntries(NUMBERS.map((member) => [member, fc.integer({ min: 1, max: 999 })])),
  },
  { requiredKeys: ['name', 'codes', 'value'], noNullPrototype: true },
) as fc.Arbitrary<CouponPoolDefinition>;

test('a pool that is opened and saved unchanged is the same pool', () => {
  fc.assert(
    fc.property(pools, (pool) => {
      const { codes, value } = pool;
      expect(poolFrom(fieldsOf(pool), { ...chosen, codes, kind: value.kind })).toEqual(pool);
    }),
  );
});

test('decimals may have a comma, prefixes small letters', () => {
  const pool = poolFrom(
    { name: 'Gift', worth: '2,5', prefix: 'ice' },
    { ...chosen, codes: 'generated', kind: 'percent' },
  );
  expect(pool).toEqual({ name: 'Gift', codes: 'generated', prefix: 'ICE', value: { kind: 'percent', percent: 2.5 } });
});
