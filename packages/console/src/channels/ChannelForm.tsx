import type { Channel } from '@footfall/contract';
import { Button, NativeSelect, PasswordInput, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import styles from './ChannelsRoom.module.css';
import { type Settings, saveChannel } from './channelApi.ts';
import type { Field } from './fields.ts';
import { firstMissing, settingsFrom, shownValue } from './settingsFrom.ts';

interface Props {
  channel: Channel;
  provider: string;
  fields: Field[];
  settings: Settings;
  /** It was stored a moment ago. */
  isStored: boolean;
  onSaved: () => Promise<void>;
}

export function ChannelForm({ channel, provider, fields, settings, isStored, onSaved }: Props) {
  const [missing, setMissing] = useState<string>();
  const save = useMutation({ mutationFn: (wanted: Settings) => saveChannel(channel, wanted), onSuccess: onSaved });
  const keeps = (name: string) => settings[name] !== undefined;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const empty = firstMissing(fields, form, keeps)?.name;
    setMissing(empty);
    if (empty) return (event.currentTarget.elements.namedItem(empty) as HTMLElement | null)?.focus();
    save.mutate(settingsFrom(provider, fields, form));
  }

  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      {fields.length > 0 && (
        <div className={styles.fields}>
          {fields.map((field) => (
            <Input
              key={field.name}
              field={field}
              value={shownValue(settings, field)}
              isKept={field.secret === true && keeps(field.name)}
              error={missing === field.name ? 'Fill this in.' : undefined}
            />
          ))}
        </div>
      )}
      <div className={styles.actions}>
        <Button type="submit" loading={save.isPending}>
          Save
        </Button>
        <span role="status" className={styles.quiet}>
          {isStored && !save.isPending && !save.isError && 'Saved'}
        </span>
      </div>
      {save.error && (
        <p role="alert" className={styles.problem}>
          Not saved: {save.error.message}
        </p>
      )}
    </form>
  );
}

interface InputProps {
  field: Field;
  value: string;
  isKept: boolean;
  error: string | undefined;
}

function Input({ field, value, isKept, error }: InputProps) {
  const { name, label, help, type, choices, secret, optional } = field;
  const common = {
    name,
    label: optional ? `${label} (optional)` : label,
    description: isKept ? 'Stored. Leave it empty to keep it.' : help,
    defaultValue: value,
    error,
    autoComplete: 'off',
    spellCheck: false,
  };
  if (choices) return <NativeSelect {...common} data={choices.map(([one, words]) => ({ value: one, label: words }))} />;
  if (type === 'lines') return <Textarea {...common} minRows={3} />;
  if (secret) return <PasswordInput {...common} autoComplete="new-password" />;
  return (
    <TextInput
      {...common}
      type={type === 'email' ? 'email' : 'text'}
      inputMode={type === 'number' ? 'numeric' : undefined}
    />
  );
}
