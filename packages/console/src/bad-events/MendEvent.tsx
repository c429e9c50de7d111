import { Button, JsonInput } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { BadEvent } from './BadEvent.ts';
import styles from './MendEvent.module.css';
import { type Replayed, replayBadEvent } from './replayBadEvent.ts';

interface Props {
  bad: BadEvent;
  /** It was taken in, or had been before: it is no longer in the list. */
  onSettled: () => void;
}

const SETTLED = new Set<Replayed['status']>(['accepted', 'duplicate', 'dropped']);

/** A refused event to mend and send again. Refused once more it stays as it was, with the new reason beside it. */
export function MendEvent({ bad, onSettled }: Props) {
  const [text, setText] = useState(() => JSON.stringify(bad.event, null, 2));
  const event = parsed(text);
  const replay = useMutation({
    mutationFn: () => replayBadEvent(bad.id, event?.value),
    onSuccess: ({ status }) => SETTLED.has(status) && onSettled(),
  });
  const { data, error } = replay;
  return (
    <div className={styles.mend}>
      <JsonInput
        label="Event"
        value={text}
        onChange={setText}
        autosize
        minRows={4}
        maxRows={18}
        spellCheck={false}
        error={event ? undefined : 'This is not JSON yet.'}
        classNames={{ input: styles.input }}
      />
      <p className={styles.send}>
        <Button
          size="xs"
          leftSection={<IconSend size={14} stroke={1.8} aria-hidden />}
          loading={replay.isPending}
          disabled={!event}
          onClick={() => replay.mutate()}
        >
          Send again
        </Button>
        <span role="status" className={styles.said}>
          {error?.message}
          {data && (data.message ?? `It was ${data.status}.`)}
        </span>
      </p>
    </div>
  );
}

function parsed(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
