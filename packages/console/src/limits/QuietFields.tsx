import { CHANNELS, type QuietHours } from '@footfall/contract';
import { Checkbox } from '@mantine/core';
import styles from '../campaigns/CampaignForm.module.css';
import { withMember } from '../campaigns/withMember.ts';
import { Choice } from '../parts/Choice.tsx';
import { TextField } from '../segments/fields/TextField.tsx';

interface Props {
  quietHours: QuietHours | undefined;
  onChange: (quietHours: QuietHours | undefined) => void;
}

const NIGHT: QuietHours = { from: '22:00', to: '08:00', messages: 'defer' };

/** Clock times in which nothing is sent, and whether it waits or is left out. */
export function QuietFields({ quietHours, onChange }: Props) {
  return (
    <>
      <Checkbox
        size="xs"
        label="There are hours in which nothing is sent, but for what people asked for"
        checked={quietHours !== undefined}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? NIGHT : undefined)}
      />
      {quietHours && <Hours quietHours={quietHours} onChange={onChange} />}
    </>
  );
}

function Hours({ quietHours, onChange }: Props & { quietHours: QuietHours }) {
  const { from, to, channels, messages } = quietHours;
  const chosen = channels ?? CHANNELS;
  return (
    <>
      <div className={styles.line}>
        <span className={styles.note}>from</span>
        <TextField
          label="Quiet from"
          value={from}
          width="short"
          onChange={(next) => onChange({ ...quietHours, from: next })}
        />
        <span className={styles.note}>to</span>
        <TextField
          label="Quiet to"
          value={to}
          width="short"
          onChange={(next) => onChange({ ...quietHours, to: next })}
        />
        <span className={styles.note}>where the customer is; a message then</span>
        <Choice
          label="Messages in quiet hours"
          value={messages}
          options={[
            ['defer', 'waits for the end'],
            ['drop', 'is left out'],
          ]}
          onChange={(next) => onChange({ ...quietHours, messages: next })}
        />
      </div>
      <div className={styles.line}>
        {CHANNELS.map((channel) => (
          <Checkbox
            key={channel}
            size="xs"
            label={channel}
            aria-label={`Quiet hours for ${channel}`}
            checked={chosen.includes(channel)}
            onChange={({ currentTarget }) => {
              const next = CHANNELS.filter((one) => (one === channel ? currentTarget.checked : chosen.includes(one)));
              onChange(withMember(quietHours, 'channels', next.length === CHANNELS.length ? undefined : next));
            }}
          />
        ))}
      </div>
    </>
  );
}
