import { IconX } from '@tabler/icons-react';
import { AddRow } from '../parts/AddRow.tsx';
import { IconAction } from '../parts/IconAction.tsx';
import { TextField } from '../segments/fields/TextField.tsx';
import styles from './CampaignForm.module.css';

interface Props {
  name: string;
  data: Record<string, string>;
  onChange: (data: Record<string, string>) => void;
}

/** What webhooks are told besides: texts by name. */
export function DataFields({ name, data, onChange }: Props) {
  const entries = Object.entries(data);
  const replace = (place: number, entry: [string, string]) =>
    onChange(Object.fromEntries(entries.map((one, index) => (index === place ? entry : one))));
  return (
    <div className={styles.wide}>
      <p className={styles.note}>Webhooks that listen to campaign.message are told, with this data:</p>
      {entries.map(([key, value], place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a name changes while it is typed
        <div key={place} className={styles.line}>
          <TextField
            label={`${name}: data ${place + 1} name`}
            value={key}
            onChange={(next) => (Object.hasOwn(data, next) ? undefined : replace(place, [next, value]))}
          />
          <TextField
            label={`${name}: data ${place + 1}`}
            value={value}
            width="wide"
            onChange={(next) => replace(place, [key, next])}
          />
          <IconAction
            icon={IconX}
            label={`Remove data ${place + 1} of ${name.toLowerCase()}`}
            onClick={() => onChange(Object.fromEntries(entries.toSpliced(place, 1)))}
          />
        </div>
      ))}
      <div>
        <AddRow disabled={Object.hasOwn(data, '')} onClick={() => onChange({ ...data, '': '' })}>
          Add data
        </AddRow>
      </div>
    </div>
  );
}
