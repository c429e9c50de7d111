import { Choice } from '../../parts/Choice.tsx';
import { TextField } from '../fields/TextField.tsx';
import { Word } from '../fields/Word.tsx';
import type { FieldsProps } from './FieldsProps.ts';

const KINDS = [
  ['category', 'category'],
  ['product_id', 'product'],
] as const;

/** What was bought most. */
export function FavouriteFields({ value, onChange }: FieldsProps<'favourite'>) {
  return (
    <>
      <Choice label="Favourite" value={value.of} options={KINDS} onChange={(of) => onChange({ ...value, of })} />
      <Word>is</Word>
      <TextField
        label="Favourite is"
        placeholder="chocolate"
        value={value.is}
        onChange={(is) => onChange({ ...value, is })}
      />
    </>
  );
}
