import type { PartialAnswer, PartialDefinition } from '@footfall/contract';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Problems } from '../segments/Problems.tsx';
import page from '../segments/SegmentPage.module.css';
import { PartialLook } from './PartialLook.tsx';
import styles from './Partials.module.css';

interface Props {
  id?: string;
  start: Required<PartialDefinition>;
  save: (definition: PartialDefinition) => Promise<PartialAnswer>;
  onSaved: (saved: PartialAnswer) => void;
}

/** Where a partial is written, with a look at it beside. */
export function PartialForm({ id, start, save, onSaved }: Props) {
  const [draft, setDraft] = useState(start);
  const saving = useMutation({ mutationFn: () => save(definitionOf(draft)), onSuccess: onSaved });
  const change = (changed: Partial<PartialDefinition>) => setDraft({ ...draft, ...changed });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <div className={page.columns}>
      <form onSubmit={submit} noValidate className={styles.form}>
        <TextInput
          label="Name"
          value={draft.name}
          autoComplete="off"
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        />
        <Textarea
          label="HTML"
          description="For HTML mail. What it outputs is escaped."
          value={draft.html}
          autosize
          minRows={6}
          maxRows={24}
          spellCheck={false}
          classNames={{ input: styles.code ?? '' }}
          onChange={({ currentTarget }) => change({ html: currentTarget.value })}
        />
        <Textarea
          label="Text"
          description="For the text of mail, SMS and push."
          value={draft.text}
          autosize
          minRows={3}
          maxRows={16}
          spellCheck={false}
          classNames={{ input: styles.code ?? '' }}
          onChange={({ currentTarget }) => change({ text: currentTarget.value })}
        />
        <Problems error={saving.error} what="Not saved" />
        <p role="status" className={styles.note}>
          {saving.isSuccess && 'Saved. Campaigns in force keep what they have until they are published again.'}
        </p>
        <div className={styles.actions}>
          <Button type="submit" loading={saving.isPending}>
            Save partial
          </Button>
        </div>
      </form>
      <PartialLook {...(id === undefined ? {} : { id })} partial={definitionOf(draft)} />
    </div>
  );
}

/** A part nobody has written is not there. */
function definitionOf({ name, html, text }: Required<PartialDefinition>): PartialDefinition {
  return { name: name.trim(), ...(html === '' ? {} : { html }), ...(text === '' ? {} : { text }) };
}
