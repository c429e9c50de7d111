import type { EventPattern } from '@footfall/contract';
import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { EventPatternField } from '../segments/fields/EventPatternField.tsx';
import styles from './CampaignForm.module.css';

interface Props {
  /** As in "Ends with". */
  label: string;
  values: EventPattern[];
  onChange: (values: EventPattern[]) => void;
}

/** Any of some events. */
export function EventsField({ label, values, onChange }: Props) {
  return (
    <div className={styles.wide}>
      {values.map((pattern, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and their fields hold no state of their own
        <div key={place} className={styles.line}>
          <span className={styles.note}>{place === 0 ? label : 'or'}</span>
          <EventPatternField
            label={`${label} ${place + 1}`}
            value={pattern}
            onChange={(next) => onChange(values.map((one, index) => (index === place ? next : one)))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove event ${place + 1}`}
            onClick={() => onChange(values.toSpliced(place, 1))}
          >
            <IconX size={14} stroke={1.8} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="subtle"
          size="compact-xs"
          leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
          onClick={() => onChange([...values, { event: 'Order Completed' }])}
        >
          {values.length === 0 ? `${label} an event…` : 'Or another event'}
        </Button>
      </div>
    </div>
  );
}
