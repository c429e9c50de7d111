import { SPAN_UNITS, type Span, type SpanUnit } from '@footfall/contract';
import { Choice } from '../../parts/Choice.tsx';
import { Fields } from './Fields.tsx';
import { NumberField } from './NumberField.tsx';

interface Props {
  /** As in "Within". */
  label: string;
  value: Span;
  onChange: (value: Span) => void;
}

const UNITS = SPAN_UNITS.map((unit): [SpanUnit, string] => [unit, unit]);

/** A length of time. */
export function SpanField({ label, value, onChange }: Props) {
  const { amount, unit } = value;
  return (
    <Fields>
      <NumberField label={`${label}: how many`} value={amount} onChange={(next) => onChange({ amount: next, unit })} />
      <Choice
        label={`${label}: unit`}
        value={unit}
        options={UNITS}
        onChange={(next) => onChange({ amount, unit: next })}
      />
    </Fields>
  );
}
