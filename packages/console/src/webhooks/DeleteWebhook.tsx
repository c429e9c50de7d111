import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import styles from './DeleteWebhook.module.css';
import type { Webhook } from './Webhook.ts';
import { deleteWebhook } from './webhookApi.ts';

interface Props {
  webhook: Webhook | null;
  onClose: () => void;
  onDeleted: () => void;
}

export function DeleteWebhook({ webhook, onClose, onDeleted }: Props) {
  return (
    <Dialog opened={webhook !== null} onClose={onClose} title="Delete this webhook?" size="sm">
      {webhook && <Question webhook={webhook} onClose={onClose} onDeleted={onDeleted} />}
    </Dialog>
  );
}

function Question({ webhook, onClose, onDeleted }: Props & { webhook: Webhook }) {
  const remove = useMutation({ mutationFn: () => deleteWebhook(webhook.id), onSuccess: onDeleted });
  return (
    <>
      <p className={styles.words}>
        <code>{webhook.url}</code> gets no further calls, and its secret stops working. This cannot be undone.
      </p>
      {remove.error && (
        <p role="alert" className={styles.problem}>
          Not deleted: {remove.error.message}
        </p>
      )}
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus>
          Keep it
        </Button>
        <Button color="red" loading={remove.isPending} onClick={() => remove.mutate()}>
          Delete webhook
        </Button>
      </DialogActions>
    </>
  );
}
