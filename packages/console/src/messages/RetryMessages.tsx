import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/request.ts';
import { DELIVERIES_PATH } from '../deliveries/retryDelivery.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import styles from './RetryMessages.module.css';

interface Props {
  /** Which of those whose fate nobody knows. */
  filter: { channel: string; campaign?: string };
  onRetried: () => void;
}

interface Retried {
  retried: number;
  more: boolean;
}

/** Sends all that the filter names again, after a question: some may have arrived. */
export function RetryMessages({ filter, onRetried }: Props) {
  const [asking, setAsking] = useState(false);
  const retry = useMutation({
    mutationFn: () =>
      request<Retried>(`${DELIVERIES_PATH}/retry`, { method: 'POST', body: { status: 'unknown', ...filter } }),
    onSuccess: onRetried,
  });
  const close = () => {
    setAsking(false);
    retry.reset();
  };
  return (
    <>
      <Button size="xs" variant="default" onClick={() => setAsking(true)}>
        Send all again
      </Button>
      <Dialog opened={asking} onClose={close} title="Send them again?">
        <div className={styles.body}>
          {retry.isSuccess ? (
            <p role="status">
              {retry.data.retried} are on the way again.{retry.data.more && ' There are more: send again for those.'}
            </p>
          ) : (
            <p>
              Nobody knows whether these arrived. Whoever has one already gets it a second time. A receipt that comes
              before the attempt stops it.
            </p>
          )}
          {retry.error && (
            <p role="alert" className={styles.problem}>
              {retry.error.message}
            </p>
          )}
          <DialogActions>
            <Button variant="default" onClick={close}>
              {retry.isSuccess ? 'Close' : 'Leave them'}
            </Button>
            {!retry.isSuccess && (
              <Button loading={retry.isPending} onClick={() => retry.mutate()}>
                Send again
              </Button>
            )}
          </DialogActions>
        </div>
      </Dialog>
    </>
  );
}
