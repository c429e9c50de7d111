import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import styles from './RetryButton.module.css';
import { retryDelivery } from './retryDelivery.ts';

interface Props {
  id: string;
  /** Who may get it a second time. */
  to: string;
  what: string;
  onRetried: () => void;
}

/** Sends a message of which nobody knows whether it arrived, once a person has decided so. */
export function RetryLost({ id, to, what, onRetried }: Props) {
  const [asking, setAsking] = useState(false);
  const retry = useMutation({
    mutationFn: () => retryDelivery(id),
    onSuccess: () => {
      setAsking(false);
      onRetried();
    },
  });
  const close = () => {
    setAsking(false);
    retry.reset();
  };
  return (
    <span className={styles.retry}>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconRefresh size={13} stroke={2} aria-hidden />}
        aria-label={`Retry ${what}`}
        onClick={() => setAsking(true)}
      >
        Retry
      </Button>
      <span role="status" className={styles.done}>
        {retry.isSuccess && 'Queued'}
      </span>
      <Dialog opened={asking} onClose={close} title="Send it a second time?" size="sm">
        <p>
          The provider’s answer was lost, so nobody knows whether {to} has it already. Where the provider can be asked
          it is asked once more first; elsewhere, if it did arrive, {to} gets it twice.
        </p>
        {retry.error && (
          <p role="alert" className={styles.problem}>
            Not sent again: {retry.error.message}
          </p>
        )}
        <DialogActions>
          <Button variant="default" onClick={close} data-autofocus>
            Leave it
          </Button>
          <Button loading={retry.isPending} onClick={() => retry.mutate()}>
            Send it again
          </Button>
        </DialogActions>
      </Dialog>
    </span>
  );
}
