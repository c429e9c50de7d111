import { Button } from '@mantine/core';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import { Json } from '../parts/Json.tsx';
import styles from './SecretOnce.module.css';
import type { CreatedWebhook } from './Webhook.ts';

const VERIFY = `import { Webhook } from 'standardwebhooks';

const event = new Webhook(process.env.FOOTFALL_SECRET)
  .verify(rawBody, request.headers);`;

/** The signing secret of a new webhook. Nothing keeps it: when this closes it is gone from the console. */
export function SecretOnce({ webhook, onStored }: { webhook: CreatedWebhook | null; onStored: () => void }) {
  return (
    <Dialog opened={webhook !== null} onClose={onStored} title="Store the signing secret" size="lg" insistent>
      {webhook && (
        <div className={styles.body}>
          <p>
            Calls to <code>{webhook.url}</code> are signed with this secret. It is shown only now: put it where your
            receiver can read it.
          </p>
          <div className={styles.secret}>
            <code>{webhook.secret}</code>
            <CopyButton value={webhook.secret} what="secret" labelled />
          </div>
          <Json value={VERIFY} label="Check a call, in Node" />
          <DialogActions>
            <Button onClick={onStored} data-autofocus>
              I have stored it
            </Button>
          </DialogActions>
        </div>
      )}
    </Dialog>
  );
}
