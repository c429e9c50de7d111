import type { Channel } from '@footfall/contract';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { FormEvent } from 'react';
import styles from './ChannelsRoom.module.css';
import { type TestOutcome, testChannel } from './channelApi.ts';

const LABELS: Record<Channel, string> = {
  email: 'Send a test to this address',
  sms: 'Send a test to this number',
  push: 'Send a test to this token',
};
const WORDS: Record<TestOutcome['outcome'], string> = {
  sent: 'The provider has taken it.',
  refused: 'The provider refused it',
  unknown: 'Nobody knows whether the provider has it',
};

/** One message now, through what is stored. */
export function TestSend({ channel }: { channel: Channel }) {
  const test = useMutation({ mutationFn: (to: string) => testChannel(channel, to) });
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const to = String(new FormData(event.currentTarget).get('to')).trim();
    if (to) test.mutate(to);
  }
  const { outcome, reason, warning } = test.data ?? {};
  return (
    <form onSubmit={submit} className={styles.actions}>
      <TextInput name="to" label={LABELS[channel]} autoComplete="off" required />
      <Button type="submit" variant="default" loading={test.isPending}>
        Send a test
      </Button>
      <span role="status" className={outcome === 'sent' ? styles.quiet : styles.problem}>
        {outcome && `${WORDS[outcome]}${reason ? `: ${reason}` : ''}`}
        {warning && ` ${warning}`}
        {test.error?.message}
      </span>
    </form>
  );
}
