import type { SetTraitStep } from '@footfall/contract';
import { Choice, type Options } from '../parts/Choice.tsx';
import { NumberField } from '../segments/fields/NumberField.tsx';
import { TextField } from '../segments/fields/TextField.tsx';
import styles from './CampaignForm.module.css';

interface Props {
  name: string;
  step: SetTraitStep;
  onChange: (step: SetTraitStep) => void;
}

type Sort = 'text' | 'number' | 'true' | 'false';
const SORTS: Options<Sort> = [
  ['text', 'to the text'],
  ['number', 'to the number'],
  ['true', 'to true'],
  ['false', 'to false'],
];

/** A trait and what it is set to, which stays of the sort it is. */
export function TraitValueFields({ name, step, onChange }: Props) {
  const { trait, value } = step;
  const sort: Sort = typeof value === 'boolean' ? `${value}` : typeof value === 'number' ? 'number' : 'text';
  const start: Record<Sort, SetTraitStep['value']> = { text: '', number: 0, true: true, false: false };
  return (
    <div className={styles.line}>
      <TextField label={`${name}: trait`} value={trait} onChange={(next) => onChange({ ...step, trait: next })} />
      <Choice
        label={`${name}: sort`}
        value={sort}
        options={SORTS}
        onChange={(next) => onChange({ ...step, value: start[next] })}
      />
      {typeof value === 'string' && (
        <TextField label={`${name}: value`} value={value} onChange={(next) => onChange({ ...step, value: next })} />
      )}
      {typeof value === 'number' && (
        <NumberField label={`${name}: value`} value={value} onChange={(next) => onChange({ ...step, value: next })} />
      )}
    </div>
  );
}
