import { Button, CloseButton, NativeSelect, TextInput } from '@mantine/core';
import { IconChevronDown, IconPlayerPause, IconPlayerPlay, IconSearch } from '@tabler/icons-react';
import { eventName } from './eventName.ts';
import styles from './LiveTools.module.css';
import type { Filter } from './matches.ts';

interface Props {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** Event names seen so far. */
  names: string[];
  paused: boolean;
  onPause: () => void;
  onResume: () => void;
}

export function LiveTools({ filter, onFilter, names, paused, onPause, onResume }: Props) {
  return (
    <div className={styles.tools}>
      <TextInput
        className={styles.text ?? ''}
        type="text"
        aria-label="Filter by event, customer or path"
        placeholder="Event, customer or path"
        leftSection={<IconSearch size={16} stroke={1.7} aria-hidden />}
        rightSection={
          filter.text && (
            <CloseButton size="sm" aria-label="Clear filter" onClick={() => onFilter({ ...filter, text: '' })} />
          )
        }
        value={filter.text}
        onChange={(change) => onFilter({ ...filter, text: change.currentTarget.value })}
      />
      <NativeSelect
        className={styles.name ?? ''}
        aria-label="Event"
        rightSection={<IconChevronDown size={16} stroke={1.7} aria-hidden />}
        value={filter.name}
        onChange={(change) => onFilter({ ...filter, name: change.currentTarget.value })}
      >
        <option value="">All events</option>
        {names.map((name) => (
          <option key={name} value={name}>
            {eventName({ name })}
          </option>
        ))}
      </NativeSelect>
      <Button
        className={styles.pause ?? ''}
        aria-label={paused ? 'Resume' : 'Pause'}
        variant="default"
        leftSection={
          paused ? (
            <IconPlayerPlay size={16} stroke={1.7} aria-hidden />
          ) : (
            <IconPlayerPause size={16} stroke={1.7} aria-hidden />
          )
        }
        onClick={paused ? onResume : onPause}
      >
        <span className={styles.pauseWord}>{paused ? 'Resume' : 'Pause'}</span>
      </Button>
    </div>
  );
}
