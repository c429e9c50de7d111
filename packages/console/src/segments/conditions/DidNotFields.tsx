import { EventField } from '../fields/EventField.tsx';
import { FiltersField } from '../fields/FiltersField.tsx';
import { OptionalWindowField } from '../fields/WindowField.tsx';
import type { FieldsProps } from './FieldsProps.ts';
import { without } from './without.ts';

/** No such event happened. */
export function DidNotFields({ value, onChange }: FieldsProps<'didNot'>) {
  return (
    <>
      <EventField value={value.event} onChange={(event) => onChange({ ...value, event })} />
      <OptionalWindowField
        value={value.within}
        onChange={(within) => onChange(within ? { ...value, within } : without(value, 'within'))}
      />
      <FiltersField value={value.where} onChange={(where) => onChange({ ...value, where })} />
    </>
  );
}
