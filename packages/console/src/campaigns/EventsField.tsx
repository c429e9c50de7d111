import type { EventPattern } from '@footfall/contract';
import { IconX } from '@tabler/icons-react';
import { AddRow } from '../parts/AddRow.tsx';
import { IconAction } from '../parts/IconAction.tsx';
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
          <IconAction
            icon={IconX}
            label={`Remove event ${place + 1}`}
            onClick={() => onChange(values.toSpliced(place, 1))}
          />
        </div>
      ))}
      <div>
        <AddRow onClick={() => onChange([...values, { event: 'Order Completed' }])}>
          {values.length === 0 ? `${label} an event…` : 'Or another event'}
        </AddRow>
      </div>
    </div>
  );
}
