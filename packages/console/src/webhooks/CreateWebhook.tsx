import { WEBHOOK_TYPES, type WebhookType } from '@footfall/contract';
import { Button, Checkbox, TagsInput, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { Dialog } from '../parts/Dialog.tsx';
import { DialogActions } from '../parts/DialogActions.tsx';
import { ChooseReceiver } from './ChooseReceiver.tsx';
import styles from './CreateWebhook.module.css';
import { EstimateLine } from './EstimateLine.tsx';
import { TYPE_WORDS } from './typeWords.ts';
import { urlProblem } from './urlProblem.ts';
import type { CreatedWebhook } from './Webhook.ts';
import { createWebhook } from './webhookApi.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
  onCreated: (webhook: CreatedWebhook) => void;
  /** A partner’s is not signed: there is no secret to store. */
  onPartnerAdded: () => void;
}

export function CreateWebhook({ opened, onClose, onCreated, onPartnerAdded }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title="Add a webhook" size="lg">
      <ChooseReceiver onClose={onClose} onPartnerAdded={onPartnerAdded}>
        <Form onClose={onClose} onCreated={onCreated} />
      </ChooseReceiver>
    </Dialog>
  );
}

/** By itself, so that it begins anew each time the dialog opens. */
function Form({ onClose, onCreated }: Pick<Props, 'onClose' | 'onCreated'>) {
  const url = useRef<HTMLInputElement>(null);
  const types = useRef<HTMLFieldSetElement>(null);
  const [problems, setProblems] = useState<{ url?: string; types?: string }>({});
  const [chosen, setChosen] = useState<WebhookType[]>([]);
  const [events, setEvents] = useState<string[]>([]);
  const everyEvent = chosen.includes('event.accepted');
  const create = useMutation({ mutationFn: createWebhook, onSuccess: onCreated });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const address = String(form.get('url')).trim();
    const description = String(form.get('description')).trim();
    const wrongUrl = urlProblem(address);
    const wrongTypes = chosen.length === 0 ? 'Choose at least one type.' : undefined;
    setProblems({ ...(wrongUrl ? { url: wrongUrl } : {}), ...(wrongTypes ? { types: wrongTypes } : {}) });
    if (wrongUrl) return url.current?.focus();
    if (wrongTypes) return types.current?.querySelector('input')?.focus();
    create.mutate({
      url: address,
      types: chosen,
      ...(everyEvent && events.length > 0 ? { events } : {}),
      ...(description ? { description } : {}),
    });
  }

  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <TextInput
        ref={url}
        name="url"
        type="url"
        label="URL"
        description="Footfall posts JSON to it and takes any 2xx as received."
        placeholder="https://"
        autoComplete="off"
        spellCheck={false}
        data-autofocus
        error={problems.url}
      />
      <fieldset ref={types} className={styles.types} aria-describedby={problems.types ? 'types-problem' : undefined}>
        <legend>Types</legend>
        <div className={styles.grid}>
          {WEBHOOK_TYPES.map((type) => (
            <Checkbox
              key={type}
              name="types"
              value={type}
              label={type}
              description={TYPE_WORDS[type]}
              checked={chosen.includes(type)}
              onChange={({ currentTarget: { checked } }) =>
                setChosen((before) => (checked ? [...before, type] : before.filter((one) => one !== type)))
              }
            />
          ))}
        </div>
        {problems.types && (
          <p id="types-problem" role="alert" className={styles.problem}>
            {problems.types}
          </p>
        )}
      </fieldset>
      {everyEvent && (
        <TagsInput
          label="Only these events"
          description="Names such as Product Viewed, each followed by Enter. Without any, all events are told."
          value={events}
          onChange={setEvents}
        />
      )}
      <EstimateLine types={chosen} events={everyEvent ? events : []} />
      <TextInput name="description" label="Description" description="For your colleagues. Optional." maxLength={200} />
      {create.error && (
        <p role="alert" className={styles.problem}>
          Not added: {create.error.message}
        </p>
      )}
      <DialogActions>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={create.isPending}>
          Add webhook
        </Button>
      </DialogActions>
    </form>
  );
}
