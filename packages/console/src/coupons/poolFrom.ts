import type { CouponPoolDefinition } from '@footfall/contract';

/** Members that are whole or decimal numbers and may be missing. */
export const NUMBERS = ['uses', 'expiresAfterDays', 'perDay', 'perAddress', 'lowStock'] as const;

/** What is typed into a pool's form, by field. */
export type PoolFields = Partial<Record<(typeof NUMBERS)[number] | 'name' | 'prefix' | 'worth' | 'minimum', string>>;

interface Chosen {
  codes: CouponPoolDefinition['codes'];
  kind: CouponPoolDefinition['value']['kind'];
  /** ISO 4217: of the value, and of the least an order must come to. */
  currency: string;
  minimumCurrency: string;
}

/** The pool that a form says; a field that is left empty is not there. */
export function poolFrom(fields: PoolFields, { codes, kind, currency, minimumCurrency }: Chosen): CouponPoolDefinition {
  const text = (name: keyof PoolFields) => (fields[name] ?? '').trim();
  const number = (name: keyof PoolFields) => Number(text(name).replace(',', '.'));
  const given = NUMBERS.filter((name) => text(name) !== '').map((name) => [name, number(name)]);
  return {
    ...{ name: text('name'), codes },
    value:
      kind === 'percent'
        ? { kind, percent: number('worth') }
        : kind === 'amount'
          ? { kind, amount: number('worth'), currency }
          : { kind, text: text('worth') },
    ...(text('prefix') ? { prefix: text('prefix').toUpperCase() } : {}),
    ...(text('minimum') ? { minimum: { amount: number('minimum'), currency: minimumCurrency } } : {}),
    ...Object.fromEntries(given),
  };
}

/** A pool as its form begins with it. */
export function fieldsOf(pool: CouponPoolDefinition): PoolFields {
  const { name, prefix, value, minimum } = pool;
  const worth = value.kind === 'percent' ? value.percent : value.kind === 'amount' ? value.amount : value.text;
  const numbers = NUMBERS.flatMap((member) => (pool[member] === undefined ? [] : [[member, String(pool[member])]]));
  return {
    ...{ name, worth: String(worth) },
    ...(prefix === undefined ? {} : { prefix }),
    ...(minimum === undefined ? {} : { minimum: String(minimum.amount) }),
    ...Object.fromEntries(numbers),
  };
}
