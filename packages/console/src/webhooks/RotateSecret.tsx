import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import styles from './DeleteWebhook.module.css';
import type { CreatedWebhook, Webhook } from './Webhook.ts';
import { rotateSecret } from './webhookApi.ts';

interface Props {
  webhook: Webhook | null;
  onClose: () => void;
  onRotated: (webhook: CreatedWebhook) => void;
}

export function RotateSecret({ webhook, onClose, onRotated }: Props) {
  return (
    <Dialog opened={webhook !== null} onClose={onClose} title="Rotate the secret?" size="sm">
      {webhook && <Question webhook={webhook} onClose={onClose} onRotated={onRotated} />}
    </Dialog>
  );
}

function Question({ webhook, onClose, onRotated }: Props & { webhook: Webhook }) {
  const rotate = useMutation({
    mutationFn: () => rotateSecret(webhook.id),
    onSuccess: ({ secret }) => onRotated({ ...webhook, secret }),
  });
  return (
    <>
      <p className={styles.words}>
        <code>{webhook.url}</code> gets a new signing secret. For 24 hours each call is signed with both, so that the
        receiver can change over without missing one.
      </p>
      {rotate.error && (
        <p role="alert" className={styles.problem}>
          Not rotated: {rotate.error.message}
        </p>
      )}
      <DialogActions>
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button loading={rotate.isPending} onClick={() => rotate.mutate()}>
          Rotate the secret
        </Button>
      </DialogActions>
    </>
  );
}
