import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { DialogActions } from '../parts/DialogActions.tsx';
import styles from './CreateWebhook.module.css';
import type { Webhook } from './Webhook.ts';
import { testWebhook } from './webhookApi.ts';

/** A partner was added: whether they take what they are sent is shown by a test. */
export function PresetAdded({ name, webhook, onDone }: { name: string; webhook: Webhook; onDone: () => void }) {
  const test = useMutation({ mutationFn: () => testWebhook(webhook.id) });
  return (
    <div className={styles.form}>
      <p>{name} is told from now on. A test sends the example, so what it makes there is not a real customer’s.</p>
      <p role="status">
        {test.isPending && 'Sending a test…'}
        {test.data && `The test was ${test.data.status === 'delivered' ? 'taken' : 'not taken'}: ${test.data.answer}.`}
        {test.error?.message}
      </p>
      <DialogActions>
        <Button variant="default" onClick={onDone}>
          Done
        </Button>
        <Button loading={test.isPending} onClick={() => test.mutate()} data-autofocus>
          Send a test
        </Button>
      </DialogActions>
    </div>
  );
}
