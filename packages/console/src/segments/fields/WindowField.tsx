import type { Window } from '@footfall/contract';
import { Choice } from '../../parts/Choice.tsx';
import { Fields } from './Fields.tsx';
import { SpanField } from './SpanField.tsx';
import { TextField } from './TextField.tsx';
import { Word } from './Word.tsx';

const KINDS = [
  ['last', 'in the last'],
  ['between', 'from day to day'],
] as const;
const KINDS_AND_EVER = [['ever', 'ever'], ...KINDS] as const;

/** From when to when. */
export function WindowField({ value, onChange }: { value: Window; onChange: (value: Window) => void }) {
  return (
    <Fields>
      <Choice label="When" value={value.kind} options={KINDS} onChange={(kind) => onChange(windowOf(kind))} />
      <Inside value={value} onChange={onChange} />
    </Fields>
  );
}

interface OptionalProps {
  value: Window | undefined;
  onChange: (value: Window | undefined) => void;
}

/** From when to when, or at any time. */
export function OptionalWindowField({ value, onChange }: OptionalProps) {
  return (
    <Fields>
      <Choice
        label="When"
        value={value?.kind ?? 'ever'}
        options={KINDS_AND_EVER}
        onChange={(kind) => onChange(kind === 'ever' ? undefined : windowOf(kind))}
      />
      {value && <Inside value={value} onChange={onChange} />}
    </Fields>
  );
}

function windowOf(kind: Window['kind']): Window {
  return kind === 'last' ? { kind, amount: 30, unit: 'days' } : { kind, from: '', to: '' };
}

function Inside({ value, onChange }: { value: Window; onChange: (value: Window) => void }) {
  if (value.kind === 'last') {
    return <SpanField label="Window" value={value} onChange={(span) => onChange({ kind: 'last', ...span })} />;
  }
  const day = (member: 'from' | 'to', label: string) => (
    <TextField
      label={label}
      type="date"
      width="date"
      value={value[member]}
      onChange={(date) => onChange({ ...value, [member]: date })}
    />
  );
  return (
    <>
      {day('from', 'First day')}
      <Word>to</Word>
      {day('to', 'Last day')}
    </>
  );
}
