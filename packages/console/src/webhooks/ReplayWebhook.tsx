import { Button, NativeSelect } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import styles from './DeleteWebhook.module.css';
import type { Webhook } from './Webhook.ts';
import { replayWebhook } from './webhookApi.ts';

interface Props {
  webhook: Webhook | null;
  onClose: () => void;
}

const HOUR_MS = 60 * 60_000;
const SPANS = [
  { hours: 1, words: 'the last hour' },
  { hours: 6, words: 'the last 6 hours' },
  { hours: 24, words: 'the last 24 hours' },
  { hours: 24 * 7, words: 'the last 7 days' },
];

export function ReplayWebhook({ webhook, onClose }: Props) {
  return (
    <Dialog opened={webhook !== null} onClose={onClose} title="Send again" size="sm">
      {webhook && <Form webhook={webhook} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ webhook, onClose }: Props & { webhook: Webhook }) {
  const [hours, setHours] = useState(1);
  const replay = useMutation({
    mutationFn: () => replayWebhook(webhook.id, new Date(Date.now() - hours * HOUR_MS).toISOString()),
  });
  const { data, error } = replay;
  return (
    <>
      <p className={styles.words}>
        Everything that was sent to <code>{webhook.url}</code>, or given up, is sent once more: under the same ids, with
        the same bodies, so that a careful receiver counts nothing twice.
      </p>
      <NativeSelect
        label="What was made in"
        rightSection={<IconChevronDown size={16} stroke={1.7} aria-hidden />}
        value={hours}
        onChange={(change) => setHours(Number(change.currentTarget.value))}
      >
        {SPANS.map((span) => (
          <option key={span.hours} value={span.hours}>
            {span.words}
          </option>
        ))}
      </NativeSelect>
      <p role="status" className={error ? styles.problem : styles.words}>
        {error && `Not sent again: ${error.message}`}
        {data && `${data.replayed} ${data.replayed === 1 ? 'is' : 'are'} on the way again.`}
        {data?.more && ' There are more: ask again.'}
      </p>
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          {data ? 'Close' : 'Cancel'}
        </Button>
        <Button loading={replay.isPending} onClick={() => replay.mutate()}>
          Send again
        </Button>
      </DialogActions>
    </>
  );
}
