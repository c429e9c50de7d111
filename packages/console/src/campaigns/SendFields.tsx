import { CHANNELS, type Channel, type MessageContent, type SendStep } from '@footfall/contract';
import { Checkbox } from '@mantine/core';
import { Choice } from '../parts/Choice.tsx';
import { ListField } from '../segments/fields/ListField.tsx';
import { OptionalSpanField } from '../segments/fields/OptionalSpanField.tsx';
import styles from './CampaignForm.module.css';
import { BLANK_CONTENT, MessageFields } from './MessageFields.tsx';
import { withMember } from './withMember.ts';

interface Props {
  name: string;
  step: SendStep;
  onChange: (step: SendStep) => void;
}

const HOURS_72 = { amount: 72, unit: 'hours' as const };

/** By which channels a message goes, what it says by each, and what happens where it may not go just now. */
export function SendFields({ name, step, onChange }: Props) {
  const { channels, preferred, transactional, onCap = 'skip', expires, tags = [] } = step;
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
            onChange={({ currentTarget }) => onChange(withChannel(step, channel, currentTarget.checked))}
          />
        ))}
        {channels.length > 1 && (
          <>
            <span className={styles.note}>first tried:</span>
            <Choice
              label={`${name}: first channel`}
              value={channels[0] ?? 'email'}
              options={channels.map((channel) => [channel, channel] as const)}
              onChange={(first) => onChange({ ...step, channels: [first, ...channels.filter((one) => one !== first)] })}
            />
            <Checkbox
              size="xs"
              label="the one they prefer before all"
              aria-label={`${name}: preferred channel first`}
              checked={preferred ?? false}
              onChange={({ currentTarget }) =>
                onChange(withMember(step, 'preferred', currentTarget.checked || undefined))
              }
            />
          </>
        )}
      </div>
      <div className={styles.line}>
        <Checkbox
          size="xs"
          label="what they asked for (no cap, no quiet hours)"
          aria-label={`${name}: transactional`}
          checked={transactional ?? false}
          onChange={({ currentTarget }) =>
            onChange(withMember(step, 'transactional', currentTarget.checked || undefined))
          }
        />
        {!transactional && (
          <>
            <span className={styles.note}>where a cap is reached</span>
            <Choice
              label={`${name}: on a cap`}
              value={onCap}
              options={[
                ['skip', 'leave it out'],
                ['defer', 'wait until there is room'],
              ]}
              onChange={(next) => onChange(withMember(step, 'onCap', next === 'skip' ? undefined : next))}
            />
            <OptionalSpanField
              label={`${name}: expires`}
              asks="put off for at most"
              start={HOURS_72}
              value={expires}
              onChange={(next) => onChange(withMember(step, 'expires', next))}
            />
          </>
        )}
      </div>
      <div className={styles.line}>
        <span className={styles.note}>tags, for caps that count by them</span>
        <ListField
          label={`${name}: tags`}
          values={tags}
          onChange={(next) => onChange(withMember(step, 'tags', next.length > 0 ? next : undefined))}
        />
      </div>
      <MessageFields name={name} step={step} onChange={onChange} />
    </div>
  );
}

/** A channel that goes takes along what it says only if nobody has written anything there. */
function withChannel(step: SendStep, channel: Channel, wanted: boolean): SendStep {
  const { channels, content } = step;
  const others = channels.filter((one) => one !== channel);
  if (wanted) {
    const next = { ...content, [channel]: content[channel] ?? BLANK_CONTENT[channel] };
    return { ...step, channels: [...others, channel], content: next };
  }
  const isBlank = JSON.stringify(content[channel]) === JSON.stringify(BLANK_CONTENT[channel]);
  const kept: MessageContent = isBlank ? withMember(content, channel, undefined) : content;
  return { ...step, channels: others, content: kept };
}
