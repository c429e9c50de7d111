import { MONEY_PROPERTIES, type PropertyFilter, TEXT_PROPERTIES } from '@footfall/contract';

type Property = PropertyFilter['property'];
const NUMBERS: Property[] = ['quantity', ...MONEY_PROPERTIES];
export const PROPERTIES = [...TEXT_PROPERTIES, ...NUMBERS].map((name): [Property, string] => [
  name,
  name.replace('_id', ''),
]);

/** Another property, with as much of the old filter as fits it. */
export function filterOf(property: Property, before: PropertyFilter | undefined, currency: string): PropertyFilter {
  const is = before && 'is' in before ? before.is : ({ is: 'atLeast', value: 1 } as const);
  if (property === 'quantity') return { property, is };
  if (property === 'price' || property === 'value' || property === 'total') {
    return { property, currency: before && 'currency' in before ? before.currency : currency, is };
  }
  return { property, test: before && 'test' in before ? before.test : { is: 'equal', value: '' } };
}
