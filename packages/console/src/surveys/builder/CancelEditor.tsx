import { IconX } from '@tabler/icons-react';
import { AddRow } from '../../parts/AddRow.tsx';
import { IconAction } from '../../parts/IconAction.tsx';
import { EventField } from '../../segments/fields/EventField.tsx';
import { Word } from '../../segments/fields/Word.tsx';
import styles from './ShowEditor.module.css';

interface Props {
  events: string[] | undefined;
  onChange: (events: string[] | undefined) => void;
}

/** After which events a survey that waits does not come up any more. */
export function CancelEditor({ events = [], onChange }: Props) {
  const set = (next: string[]) => onChange(next.length > 0 ? next : undefined);
  return (
    <div className={styles.lines}>
      {events.map((event, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name is what is typed, and its field holds no state of its own
        <div key={place} className={styles.line}>
          <Word>{place === 0 ? 'Not any more after' : 'or after'}</Word>
          <EventField
            label={`Event ${place + 1} that calls it off`}
            value={event}
            onChange={(next) => set(events.with(place, next))}
          />
          <IconAction
            icon={IconX}
            label={`Remove event ${place + 1} that calls it off`}
            onClick={() => set(events.toSpliced(place, 1))}
          />
        </div>
      ))}
      <AddRow onClick={() => set([...events, 'Checkout Started'])}>An event calls it off…</AddRow>
    </div>
  );
}
