import { NativeSelect } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import styles from './CreateWebhook.module.css';
import { PresetForm } from './PresetForm.tsx';
import { listPresets } from './webhookApi.ts';

interface Props {
  onClose: () => void;
  onPartnerAdded: () => void;
  /** For a system of one’s own. */
  children: ReactNode;
}

/** A system of one’s own, or a partner whose request is known. */
export function ChooseReceiver({ onClose, onPartnerAdded, children }: Props) {
  const [chosen, setChosen] = useState('');
  const presets = useQuery({ queryKey: ['webhook-presets'], queryFn: ({ signal }) => listPresets(signal) });
  const preset = presets.data?.find(({ id }) => id === chosen);
  return (
    <div className={styles.form}>
      <NativeSelect
        label="Receiver"
        rightSection={<IconChevronDown size={16} stroke={1.7} aria-hidden />}
        value={chosen}
        onChange={(change) => setChosen(change.currentTarget.value)}
      >
        <option value="">A system of your own</option>
        {presets.data?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </NativeSelect>
      {preset ? <PresetForm key={preset.id} preset={preset} onClose={onClose} onAdded={onPartnerAdded} /> : children}
    </div>
  );
}
