import type { Span } from '@footfall/contract';
import { Checkbox } from '@mantine/core';
import { Fields } from './Fields.tsx';
import { SpanField } from './SpanField.tsx';

interface Props {
  /** Said of the length of time. */
  label: string;
  /** Of the box that asks for one. */
  asks: string;
  value: Span | undefined;
  /** What it begins with. */
  start: Span;
  onChange: (value: Span | undefined) => void;
}

/** A length of time that may be left to the default. */
export function OptionalSpanField({ label, asks, value, start, onChange }: Props) {
  return (
    <Fields>
      <Checkbox
        size="xs"
        label={asks}
        aria-label={`${label}: ${asks}`}
        checked={value !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? start : undefined)}
      />
      {value && <SpanField label={label} value={value} onChange={onChange} />}
    </Fields>
  );
}
