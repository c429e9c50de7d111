import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isCurrency, toDecimal, toMinorUnits } from './money.ts';

describe('money is kept as integer minor units of its currency', () => {
  test.each([
    [12.34, 'EUR', 1234],
    ['12.34', 'EUR', 1234],
    [1.005, 'EUR', 101],
    [0.1 + 0.2, 'USD', 30],
    [500, 'JPY', 500],
    [1.234, 'KWD', 1234],
    [-5, 'EUR', -500],
    [1e-9, 'EUR', 0],
  ])('%s %s is %i', (amount, currency, minor) => {
    expect(toMinorUnits(amount, currency)).toBe(minor);
  });

  test.each([null, undefined, '', 'free', Number.NaN, Number.POSITIVE_INFINITY, {}, 1e20, 1e300, '1e300'])(
    '%s is no amount',
    (amount) => {
      expect(toMinorUnits(amount, 'EUR')).toBeUndefined();
    },
  );

  test('what is told again is what was told', () => {
    const currencies = fc.constantFrom('EUR', 'JPY', 'KWD', 'USD');
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), currencies, (minor, currency) => {
        expect(toMinorUnits(toDecimal(minor, currency), currency)).toBe(minor);
      }),
    );
  });

  test('only ISO 4217 codes are currencies', () => {
    expect(['EUR', 'USD', 'JPY'].every(isCurrency)).toBe(true);
    expect(['eur', 'EURO', 'XYZ', '', 5, undefined].some(isCurrency)).toBe(false);
  });
});
