import { EventField } from '../fields/EventField.tsx';
import { Fields } from '../fields/Fields.tsx';
import { FiltersField } from '../fields/FiltersField.tsx';
import { MeasureField } from '../fields/MeasureField.tsx';
import { NumberTestField } from '../fields/NumberTestField.tsx';
import { OptionalWindowField } from '../fields/WindowField.tsx';
import { Word } from '../fields/Word.tsx';
import type { FieldsProps } from './FieldsProps.ts';
import { without } from './without.ts';

const ONCE = { is: 'atLeast', value: 1 } as const;

/** An event happened, as often or as much as is said. */
export function DidFields({ value, onChange }: FieldsProps<'did'>) {
  return (
    <>
      <EventField value={value.event} onChange={(event) => onChange({ ...value, event })} />
      <Fields>
        <Word>and</Word>
        <MeasureField value={value.measure} onChange={(measure) => onChange({ ...value, measure })} />
        <Word>is</Word>
      </Fields>
      <NumberTestField label="How much" value={value.is ?? ONCE} onChange={(is) => onChange({ ...value, is })} />
      <OptionalWindowField
        value={value.within}
        onChange={(within) => onChange(within ? { ...value, within } : without(value, 'within'))}
      />
      <FiltersField value={value.where} onChange={(where) => onChange({ ...value, where })} />
    </>
  );
}
