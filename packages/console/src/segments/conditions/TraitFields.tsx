import { TextField } from '../fields/TextField.tsx';
import { ValueTestField } from '../fields/ValueTestField.tsx';
import type { FieldsProps } from './FieldsProps.ts';

/** A trait the shop told of them. */
export function TraitFields({ value, onChange }: FieldsProps<'trait'>) {
  return (
    <>
      <TextField
        label="Trait"
        placeholder="plan"
        value={value.trait}
        onChange={(trait) => onChange({ ...value, trait })}
      />
      <ValueTestField value={value.test} onChange={(test) => onChange({ ...value, test })} />
    </>
  );
}
