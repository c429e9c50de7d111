import { Button } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import styles from './Failure.module.css';

interface Props {
  error: Error;
  /** What could not be had, as in "Could not load the webhooks". */
  what: string;
  retry: () => void;
}

/** Something could not be read: what, why, and the way on. */
export function Failure({ error, what, retry }: Props) {
  return (
    <div role="alert" className={styles.failure}>
      <IconPlugConnectedX size={20} stroke={1.7} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <strong>Could not load {what}.</strong> {error.message}
      </div>
      <Button size="xs" variant="default" onClick={retry}>
        Try again
      </Button>
    </div>
  );
}
