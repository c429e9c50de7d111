import type { SplitStep } from '@footfall/contract';
import { IconX } from '@tabler/icons-react';
import { AddRow } from '../parts/AddRow.tsx';
import { Choice } from '../parts/Choice.tsx';
import { IconAction } from '../parts/IconAction.tsx';
import { NumberField } from '../segments/fields/NumberField.tsx';
import { TextField } from '../segments/fields/TextField.tsx';
import styles from './CampaignForm.module.css';

interface Props {
  name: string;
  step: SplitStep;
  later: [string, string][];
  onChange: (step: SplitStep) => void;
}

/** The arms of a split: each with its weight and where it leads. */
export function SplitFields({ name, step, later, onChange }: Props) {
  const { arms } = step;
  const replace = (place: number, changed: Partial<SplitStep['arms'][number]>) =>
    onChange({ ...step, arms: arms.map((arm, index) => (index === place ? { ...arm, ...changed } : arm)) });
  return (
    <div className={styles.wide}>
      {arms.map((arm, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed
        <div key={place} className={styles.line}>
          <TextField
            label={`${name}: arm ${place + 1}`}
            value={arm.name}
            onChange={(next) => replace(place, { name: next })}
          />
          <NumberField
            label={`${name}: weight ${place + 1}`}
            value={arm.weight}
            onChange={(weight) => replace(place, { weight })}
          />
          <Choice
            label={`${name}: arm ${place + 1} goes to`}
            value={arm.to}
            options={[['', 'choose a later step'], ...later]}
            onChange={(to) => replace(place, { to })}
          />
          {arms.length > 2 && (
            <IconAction
              icon={IconX}
              label={`Remove arm ${place + 1} of ${name.toLowerCase()}`}
              onClick={() => onChange({ ...step, arms: arms.toSpliced(place, 1) })}
            />
          )}
        </div>
      ))}
      <div>
        <AddRow onClick={() => onChange({ ...step, arms: [...arms, { name: '', weight: 1, to: '' }] })}>Add arm</AddRow>
      </div>
    </div>
  );
}
