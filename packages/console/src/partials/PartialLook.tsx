import type { PartialDefinition } from '@footfall/contract';
import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import reports from '../campaigns/ReportCards.module.css';
import { Problems } from '../segments/Problems.tsx';
import page from '../segments/SegmentPage.module.css';
import styles from './Partials.module.css';
import { previewPartial } from './partialApi.ts';

interface Props {
  id?: string;
  partial: PartialDefinition;
}

/** A partial as one customer would see it, saved or not. */
export function PartialLook({ id, partial }: Props) {
  const [customer, setCustomer] = useState('');
  const [given, setGiven] = useState('');
  const looking = useMutation({
    mutationFn: () =>
      previewPartial({
        ...(id === undefined ? {} : { id }),
        partial: { ...partial, name: partial.name || 'Partial' },
        customer: customer.trim(),
        given: givenFrom(given),
      }),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    looking.mutate();
  };
  return (
    <section className={page.card} aria-labelledby="look">
      <h2 id="look">As a customer would see it</h2>
      <form onSubmit={submit} className={styles.form}>
        <TextInput
          label="Customer"
          description="A userId, e-mail address or customer id."
          value={customer}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => setCustomer(currentTarget.value)}
        />
        <TextInput
          label="Given"
          description="What a template would give it, such as label: Buy, url: /shop."
          value={given}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => setGiven(currentTarget.value)}
        />
        <div>
          <Button type="submit" variant="default" disabled={customer.trim() === ''} loading={looking.isPending}>
            Look
          </Button>
        </div>
      </form>
      <div aria-live="polite" className={styles.form}>
        <Problems error={looking.error} what="Nothing to see" />
        {looking.data?.map((shown) =>
          'why' in shown ? (
            <p key={shown.part} className={styles.wrong}>
              {shown.part}: {shown.why}
            </p>
          ) : shown.part === 'html' ? (
            <iframe key="html" title="HTML part" sandbox="" srcDoc={shown.shown} className={reports.mail} />
          ) : (
            <p key="text" className={reports.text}>
              {shown.shown}
            </p>
          ),
        )}
      </div>
    </section>
  );
}

/** `label: Buy, url: /shop` as members. */
function givenFrom(text: string): Record<string, string> {
  const entries = text.split(',').flatMap((pair) => {
    const [name = '', ...value] = pair.split(':');
    return name.trim() === '' ? [] : [[name.trim(), value.join(':').trim()] as const];
  });
  return Object.fromEntries(entries);
}
