import { CHANNELS, type Channel, type MessageCap } from '@footfall/contract';
import { IconX } from '@tabler/icons-react';
import styles from '../campaigns/CampaignForm.module.css';
import { withMember } from '../campaigns/withMember.ts';
import { Choice, type Options } from '../parts/Choice.tsx';
import { IconAction } from '../parts/IconAction.tsx';
import { NumberField } from '../segments/fields/NumberField.tsx';
import { SpanField } from '../segments/fields/SpanField.tsx';
import { TextField } from '../segments/fields/TextField.tsx';

interface Props {
  name: string;
  cap: MessageCap;
  onChange: (cap: MessageCap) => void;
  onRemove: () => void;
}

const ANY: Options<Channel | ''> = [['', 'any channel'], ...CHANNELS.map((one) => [one, one] as const)];
const WITHIN: Options<MessageCap['within']['kind']> = [
  ['last', 'in the last'],
  ['days', 'in calendar days, today included:'],
];

/** At most so many messages within some time. */
export function CapFields({ name, cap, onChange, onRemove }: Props) {
  const { most, channel = '', tag = '', within } = cap;
  return (
    <div className={styles.line}>
      <span className={styles.note}>at most</span>
      <NumberField label={`${name}: most`} value={most} onChange={(next) => onChange({ ...cap, most: next })} />
      <span className={styles.note}>by</span>
      <Choice
        label={`${name}: channel`}
        value={channel}
        options={ANY}
        onChange={(next) => onChange(withMember(cap, 'channel', next || undefined))}
      />
      <span className={styles.note}>with the tag</span>
      <TextField
        label={`${name}: tag`}
        placeholder="any"
        value={tag}
        onChange={(next) => onChange(withMember(cap, 'tag', next || undefined))}
      />
      <Choice
        label={`${name}: within`}
        value={within.kind}
        options={WITHIN}
        onChange={(kind) =>
          onChange({ ...cap, within: kind === 'last' ? { kind, amount: 7, unit: 'days' } : { kind, days: 1 } })
        }
      />
      {within.kind === 'last' ? (
        <SpanField
          label={`${name}: within`}
          value={within}
          onChange={(span) => onChange({ ...cap, within: { kind: 'last', ...span } })}
        />
      ) : (
        <NumberField
          label={`${name}: days`}
          value={within.days}
          onChange={(days) => onChange({ ...cap, within: { kind: 'days', days } })}
        />
      )}
      <IconAction icon={IconX} label={`Remove ${name.toLowerCase()}`} onClick={onRemove} />
    </div>
  );
}
