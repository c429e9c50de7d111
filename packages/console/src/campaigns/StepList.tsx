import type { CampaignStep } from '@footfall/contract';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import styles from './CampaignForm.module.css';
import { StepEditor } from './StepEditor.tsx';
import { stepOf } from './stepOf.ts';

interface Props {
  steps: CampaignStep[];
  onChange: (steps: CampaignStep[]) => void;
}

/** The steps in their order, which is the way people go. */
export function StepList({ steps, onChange }: Props) {
  const [added, setAdded] = useState<number>();
  const add = () => {
    setAdded(steps.length);
    onChange([
      ...steps,
      stepOf(
        'wait',
        steps.map(({ id }) => id),
      ),
    ]);
  };
  return (
    <>
      <ol className={styles.steps}>
        {steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an id changes while it is typed
          <li key={place} className={styles.card}>
            <StepEditor
              step={step}
              place={place}
              steps={steps}
              focused={place === added}
              onChange={(next) => onChange(steps.map((one, index) => (index === place ? next : one)))}
              onMove={(by) => onChange(moved(steps, place, by))}
              onRemove={() => onChange(steps.filter((_, index) => index !== place))}
            />
          </li>
        ))}
      </ol>
      <Button variant="default" size="xs" leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />} onClick={add}>
        Add step
      </Button>
    </>
  );
}

function moved(steps: CampaignStep[], place: number, by: -1 | 1): CampaignStep[] {
  const step = steps[place];
  return step ? steps.toSpliced(place, 1).toSpliced(place + by, 0, step) : steps;
}
