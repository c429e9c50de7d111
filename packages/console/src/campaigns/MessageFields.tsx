import type { Channel, MessageContent, SendStep } from '@footfall/contract';
import { Textarea, TextInput } from '@mantine/core';
import styles from './CampaignForm.module.css';
import { withMember } from './withMember.ts';

interface Props {
  name: string;
  step: SendStep;
  onChange: (step: SendStep) => void;
}

export const BLANK_CONTENT: { [channel in Channel]: Required<MessageContent>[channel] } = {
  email: { subject: '', html: '<p></p>', text: '' },
  sms: { text: '' },
  push: { title: '', text: '' },
};
type Part = 'subject' | 'html' | 'text' | 'title' | 'link';
const PARTS: { [channel in Channel]: Part[] } = {
  email: ['subject', 'html', 'text'],
  sms: ['text'],
  push: ['title', 'text', 'link'],
};
/** Parts that are one line; the others may have many. */
const LINES: Part[] = ['subject', 'title', 'link'];
const wordsOf = (part: Part) => (part === 'html' ? 'HTML' : part);

/** What a message says by each of its channels. */
export function MessageFields({ name, step, onChange }: Props) {
  const { channels, content } = step;
  const write = (channel: Channel, part: Part, text: string) => {
    const before: Partial<Record<Part, string>> = content[channel] ?? BLANK_CONTENT[channel];
    // A link is the one part that may be missing.
    const after = withMember(before, part, part === 'link' && text === '' ? undefined : text);
    onChange({ ...step, content: { ...content, [channel]: after } });
  };
  return (
    <>
      {channels.flatMap((channel) =>
        PARTS[channel].map((part) => {
          const parts: Partial<Record<Part, string>> = content[channel] ?? BLANK_CONTENT[channel];
          const words = `${channel} ${wordsOf(part)}`;
          const shared = {
            label: words,
            'aria-label': `${name}: ${words}`,
            value: parts[part] ?? '',
            size: 'xs',
          } as const;
          return LINES.includes(part) ? (
            <TextInput
              key={words}
              {...shared}
              autoComplete="off"
              onChange={({ currentTarget }) => write(channel, part, currentTarget.value)}
            />
          ) : (
            <Textarea
              key={words}
              {...shared}
              autosize
              minRows={2}
              maxRows={12}
              onChange={({ currentTarget }) => write(channel, part, currentTarget.value)}
            />
          );
        }),
      )}
      <p className={styles.note}>
        Liquid: <code>{'{{ customer.first_name }}'}</code>, <code>{'{{ coupon.code }}'}</code>,{' '}
        <code>{'{% render "footer" %}'}</code>, <code>{'{% abort "why" %}'}</code>. What nobody told is a failed
        message, so ask first.
      </p>
    </>
  );
}
