import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { DialogActions } from '../parts/DialogActions.tsx';
import { Json } from '../parts/Json.tsx';
import styles from './CreateWebhook.module.css';
import { EstimateLine } from './EstimateLine.tsx';
import { PresetAdded } from './PresetAdded.tsx';
import { previewText } from './previewText.ts';
import { urlProblem } from './urlProblem.ts';
import type { WebhookPreset } from './Webhook.ts';
import { createWebhook } from './webhookApi.ts';

interface Props {
  preset: WebhookPreset;
  onClose: () => void;
  onAdded: () => void;
}

/** What a partner asks for, what they will be sent, and then a test of it. */
export function PresetForm({ preset, onClose, onAdded }: Props) {
  const { name, docs, types, events, request, secrets } = preset;
  const [url, setUrl] = useState(preset.url);
  const [problems, setProblems] = useState<Record<string, string>>({});
  const add = useMutation({ mutationFn: createWebhook, onSuccess: onAdded });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const values = Object.fromEntries(Object.keys(secrets).map((one) => [one, String(form.get(one) ?? '').trim()]));
    const wrong = urlProblem(url.trim());
    const found = {
      ...(wrong ? { url: wrong } : {}),
      ...Object.fromEntries(Object.keys(values).flatMap((one) => (values[one] ? [] : [[one, 'Fill this in.']]))),
    };
    setProblems(found);
    const [first] = Object.keys(found);
    if (first) return (event.currentTarget.elements.namedItem(first) as HTMLElement | null)?.focus();
    add.mutate({ url: url.trim(), types, events, request, secrets: values, description: name });
  }

  if (add.data) return <PresetAdded name={name} webhook={add.data} onDone={onClose} />;
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <p>
        {name} is told in its own words.{' '}
        <Anchor href={docs} target="_blank" rel="noreferrer">
          What {name} says of this request
        </Anchor>
      </p>
      <TextInput
        name="url"
        type="url"
        label="URL"
        value={url}
        onChange={(change) => setUrl(change.currentTarget.value)}
        autoComplete="off"
        spellCheck={false}
        error={problems.url}
      />
      {Object.entries(secrets).map(([one, help]) => (
        <PasswordInput
          key={one}
          name={one}
          label={wordsOf(one)}
          description={`${help} Kept sealed and never shown again.`}
          autoComplete="new-password"
          error={problems[one]}
        />
      ))}
      <Json value={previewText(preset, url)} label="What is sent for an example" />
      <EstimateLine types={types} events={events ?? []} />
      {add.error && (
        <p role="alert" className={styles.problem}>
          Not added: {add.error.message}
        </p>
      )}
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={add.isPending}>
          Add {name}
        </Button>
      </DialogActions>
    </form>
  );
}

const wordsOf = (name: string) => name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' ');
