import { CHANNELS, type Channel, type MessageContent, type SendStep } from '@footfall/contract';
import { Checkbox, Textarea, TextInput } from '@mantine/core';
import styles from './CampaignForm.module.css';

interface Props {
  name: string;
  step: SendStep;
  onChange: (step: SendStep) => void;
}

const STARTS: { [channel in Channel]: Required<MessageContent>[channel] } = {
  email: { subject: '', html: '<p></p>', text: '' },
  sms: { text: '' },
  push: { title: '', text: '' },
};
/** Parts that are one line; the others may have many. */
const LINES = ['subject', 'title', 'link'];
const PART_WORDS: Record<string, string> = {
  html: 'HTML',
  text: 'text',
  subject: 'subject',
  title: 'title',
  link: 'link',
};

/** By which channels a message goes, and what it says by each. */
export function SendFields({ name, step, onChange }: Props) {
  const { channels, content } = step;
  const toggle = (channel: Channel, wanted: boolean) => {
    const next = CHANNELS.filter((one) => (one === channel ? wanted : channels.includes(one)));
    onChange({ ...step, channels: next, content: { ...content, [channel]: content[channel] ?? STARTS[channel] } });
  };
  const write = (channel: Channel, part: string, text: string) =>
    onChange({ ...step, content: { ...content, [channel]: { ...content[channel], [part]: text } } });
  return (
    <div className={styles.wide}>
      <div className={styles.line}>
        {CHANNELS.map((channel) => (
          <Checkbox
            key={channel}
            size="xs"
            label={channel}
            aria-label={`${name}: by ${channel}`}
            checked={channels.includes(channel)}
            onChange={({ currentTarget }) => toggle(channel, currentTarget.checked)}
          />
        ))}
        <Checkbox
          size="xs"
          label="what they asked for (no cap, no quiet hours)"
          checked={step.transactional ?? false}
          onChange={({ currentTarget }) => {
            const { transactional: _before, ...rest } = step;
            onChange(currentTarget.checked ? { ...rest, transactional: true } : rest);
          }}
        />
      </div>
      {channels.flatMap((channel) =>
        Object.entries((content[channel] ?? STARTS[channel]) as Record<string, string>).map(([part, text]) => {
          const label = `${name}: ${channel} ${PART_WORDS[part] ?? part}`;
          const shared = {
            label: `${channel} ${PART_WORDS[part] ?? part}`,
            'aria-label': label,
            value: text,
            size: 'xs',
          } as const;
          return LINES.includes(part) ? (
            <TextInput
              key={label}
              {...shared}
              autoComplete="off"
              onChange={({ currentTarget }) => write(channel, part, currentTarget.value)}
            />
          ) : (
            <Textarea
              key={label}
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
        <code>{'{% abort "why" %}'}</code>. What nobody told is a failed message, so ask first.
      </p>
    </div>
  );
}
