import type { WaitEnd, WaitStep } from '@footfall/contract';
import { Chip } from '@mantine/core';
import { Choice, type Options } from '../parts/Choice.tsx';
import { SpanField } from '../segments/fields/SpanField.tsx';
import { TextField } from '../segments/fields/TextField.tsx';
import styles from './CampaignForm.module.css';
import { WEEKDAYS } from './stepWords.ts';
import { withMember } from './withMember.ts';

interface Props {
  name: string;
  step: WaitStep;
  onChange: (step: WaitStep) => void;
}

const KINDS: Options<WaitEnd['kind']> = [
  ['span', 'for'],
  ['time', 'until the clock shows'],
  ['trait', 'until the date in'],
];
const STARTS: Record<WaitEnd['kind'], WaitEnd> = {
  span: { kind: 'span', span: { amount: 1, unit: 'days' } },
  time: { kind: 'time', time: '10:00' },
  trait: { kind: 'trait', trait: '' },
};
const SHIFTS: Options<'' | 'before' | 'after'> = [
  ['', 'at that instant'],
  ['before', 'earlier by'],
  ['after', 'later by'],
];
const DAY = { amount: 1, unit: 'days' as const };

/** How long a step waits. */
export function WaitFields({ name, step, onChange }: Props) {
  const { until } = step;
  const set = (next: WaitEnd) => onChange({ ...step, until: next });
  return (
    <div className={styles.line}>
      <Choice label={`${name}: wait`} value={until.kind} options={KINDS} onChange={(kind) => set(STARTS[kind])} />
      {until.kind === 'span' && (
        <SpanField label={`${name}: wait`} value={until.span} onChange={(span) => set({ ...until, span })} />
      )}
      {until.kind === 'time' && <ClockFields name={name} until={until} onChange={set} />}
      {until.kind === 'trait' && <TraitFields name={name} until={until} onChange={set} />}
    </div>
  );
}

interface EndProps<Kind extends WaitEnd['kind']> {
  name: string;
  until: Extract<WaitEnd, { kind: Kind }>;
  onChange: (until: WaitEnd) => void;
}

function ClockFields({ name, until, onChange }: EndProps<'time'>) {
  const { time, weekdays = [] } = until;
  const choose = (chosen: string[]) => {
    const days = chosen.map(Number).sort((one, other) => one - other);
    onChange(withMember(until, 'weekdays', days.length > 0 ? days : undefined));
  };
  return (
    <>
      <TextField label={`${name}: time`} value={time} onChange={(next) => onChange({ ...until, time: next })} />
      <span className={styles.note}>where the customer is, on</span>
      <fieldset className={styles.days} aria-label={`${name}: weekdays`}>
        <Chip.Group multiple value={weekdays.map(String)} onChange={choose}>
          {WEEKDAYS.map((day, place) => (
            <Chip key={day} size="xs" value={String(place + 1)}>
              {day}
            </Chip>
          ))}
        </Chip.Group>
      </fieldset>
      {weekdays.length === 0 && <span className={styles.note}>any day</span>}
    </>
  );
}

function TraitFields({ name, until, onChange }: EndProps<'trait'>) {
  const { trait, offset } = until;
  return (
    <>
      <TextField label={`${name}: trait`} value={trait} onChange={(next) => onChange({ ...until, trait: next })} />
      <Choice
        label={`${name}: moved`}
        value={offset?.direction ?? ''}
        options={SHIFTS}
        onChange={(direction) => {
          const moved = direction === '' ? undefined : { direction, span: offset?.span ?? DAY };
          onChange(withMember(until, 'offset', moved));
        }}
      />
      {offset && (
        <SpanField
          label={`${name}: moved`}
          value={offset.span}
          onChange={(span) => onChange({ ...until, offset: { ...offset, span } })}
        />
      )}
    </>
  );
}
