import type { EventPattern } from '@footfall/contract';
import { without } from '../conditions/without.ts';
import { EventField } from './EventField.tsx';
import { FiltersField } from './FiltersField.tsx';

interface Props {
  label: string;
  value: EventPattern;
  onChange: (value: EventPattern) => void;
}

/** An event by its name and, if asked for, by its properties. */
export function EventPatternField({ label, value, onChange }: Props) {
  return (
    <>
      <EventField label={label} value={value.event} onChange={(event) => onChange({ ...value, event })} />
      <FiltersField
        of={value.event}
        value={value.where}
        onChange={(where) => onChange(where.length > 0 ? { ...value, where } : without(value, 'where'))}
      />
    </>
  );
}
