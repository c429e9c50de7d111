import { Fields } from '../fields/Fields.tsx';
import { NumberField } from '../fields/NumberField.tsx';
import { TextField } from '../fields/TextField.tsx';
import { Word } from '../fields/Word.tsx';
import type { FieldsProps } from './FieldsProps.ts';

/** A rule counts in ten-thousandths, people in percent. */
const PER_PERCENT = 100;
const percent = (parts: number) => parts / PER_PERCENT;
const parts = (share: number) => Math.round(share * PER_PERCENT);

/** A steady share of everybody, drawn at random. */
export function BucketFields({ value, onChange }: FieldsProps<'bucket'>) {
  return (
    <>
      <Fields>
        <Word>from</Word>
        <NumberField
          label="From percent"
          value={percent(value.from)}
          onChange={(share) => onChange({ ...value, from: parts(share) })}
        />
        <Word>% to</Word>
        <NumberField
          label="To percent"
          value={percent(value.to)}
          onChange={(share) => onChange({ ...value, to: parts(share) })}
        />
        <Word>% of draw</Word>
      </Fields>
      <TextField
        label="Draw"
        placeholder="any word; another draws others"
        value={value.salt}
        onChange={(salt) => onChange({ ...value, salt })}
      />
    </>
  );
}
