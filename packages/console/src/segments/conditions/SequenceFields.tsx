import { EventField } from '../fields/EventField.tsx';
import { Fields } from '../fields/Fields.tsx';
import { FiltersField } from '../fields/FiltersField.tsx';
import { SpanField } from '../fields/SpanField.tsx';
import { WindowField } from '../fields/WindowField.tsx';
import { Word } from '../fields/Word.tsx';
import type { FieldsProps } from './FieldsProps.ts';

/** One event and then another. */
export function SequenceFields({ value, onChange }: FieldsProps<'sequence'>) {
  const { first, next, within, during } = value;
  return (
    <>
      <EventField
        label="First event"
        value={first.event}
        onChange={(event) => onChange({ ...value, first: { ...first, event } })}
      />
      <FiltersField
        of="the first"
        value={first.where}
        onChange={(where) => onChange({ ...value, first: { ...first, where } })}
      />
      <Word>then</Word>
      <EventField
        label="Next event"
        value={next.event}
        onChange={(event) => onChange({ ...value, next: { ...next, event } })}
      />
      <Fields>
        <Word>less than</Word>
        <SpanField label="Apart" value={within} onChange={(span) => onChange({ ...value, within: span })} />
        <Word>later</Word>
      </Fields>
      <FiltersField
        of="the next"
        value={next.where}
        onChange={(where) => onChange({ ...value, next: { ...next, where } })}
      />
      <Fields>
        <Word>both</Word>
        <WindowField value={during} onChange={(window) => onChange({ ...value, during: window })} />
      </Fields>
    </>
  );
}
