import { Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import styles from './RetryButton.module.css';
import { retryDelivery } from './retryDelivery.ts';

interface Props {
  id: string;
  /** What is sent again, and where to: several buttons of this name may be on the page. */
  what: string;
  onRetried: () => void;
}

export function RetryButton({ id, what, onRetried }: Props) {
  const retry = useMutation({ mutationFn: () => retryDelivery(id), onSuccess: onRetried });
  return (
    <span className={styles.retry}>
      <Button
        size="compact-xs"
        variant="default"
        leftSection={<IconRefresh size={13} stroke={2} aria-hidden />}
        loading={retry.isPending}
        aria-label={`Retry ${what}`}
        onClick={() => retry.mutate()}
      >
        Retry
      </Button>
      <span role="status" className={retry.isError ? styles.problem : styles.done}>
        {retry.isSuccess && 'Queued'}
        {retry.isError && retry.error.message}
      </span>
    </span>
  );
}
