import type { WaitEnd, WaitStep } from '@footfall/contract';
import { Choice, type Options } from '../parts/Choice.tsx';
import { SpanField } from '../segments/fields/SpanField.tsx';
import { TextField } from '../segments/fields/TextField.tsx';
import styles from './CampaignForm.module.css';

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
      {until.kind === 'time' && (
        <>
          <TextField label={`${name}: time`} value={until.time} onChange={(time) => set({ ...until, time })} />
          <span className={styles.note}>where the customer is</span>
        </>
      )}
      {until.kind === 'trait' && (
        <TextField label={`${name}: trait`} value={until.trait} onChange={(trait) => set({ ...until, trait })} />
      )}
    </div>
  );
}
