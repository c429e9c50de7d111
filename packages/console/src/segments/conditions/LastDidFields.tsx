import { EventField } from '../fields/EventField.tsx';
import { Fields } from '../fields/Fields.tsx';
import { FiltersField } from '../fields/FiltersField.tsx';
import { SpanField } from '../fields/SpanField.tsx';
import { Word } from '../fields/Word.tsx';
import type { FieldsProps } from './FieldsProps.ts';

/** It happened, but not for a while. */
export function LastDidFields({ value, onChange }: FieldsProps<'lastDid'>) {
  return (
    <>
      <EventField value={value.event} onChange={(event) => onChange({ ...value, event })} />
      <Fields>
        <SpanField
          label="How long ago"
          value={value.longerAgo}
          onChange={(longerAgo) => onChange({ ...value, longerAgo })}
        />
        <Word>ago or longer</Word>
      </Fields>
      <FiltersField value={value.where} onChange={(where) => onChange({ ...value, where })} />
    </>
  );
}
