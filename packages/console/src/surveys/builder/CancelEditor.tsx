import { ActionIcon, Button } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
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
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove event ${place + 1} that calls it off`}
            onClick={() => set(events.toSpliced(place, 1))}
          >
            <IconX size={14} stroke={1.8} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
        onClick={() => set([...events, 'Checkout Started'])}
      >
        An event calls it off…
      </Button>
    </div>
  );
}
