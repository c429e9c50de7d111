import { CurrencyField } from '../fields/CurrencyField.tsx';
import { NumberTestField } from '../fields/NumberTestField.tsx';
import type { FieldsProps } from './FieldsProps.ts';

/** All that was ever paid in one currency. */
export function SpentFields({ value, onChange }: FieldsProps<'spent'>) {
  return (
    <>
      <NumberTestField label="Paid" value={value.is} onChange={(is) => onChange({ ...value, is })} />
      <CurrencyField value={value.currency} onChange={(currency) => onChange({ ...value, currency })} />
    </>
  );
}
