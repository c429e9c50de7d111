import type { MessageCap, MessagingRules } from '@footfall/contract';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { request } from '../api/request.ts';
import styles from '../campaigns/CampaignForm.module.css';
import { withMember } from '../campaigns/withMember.ts';
import { Choice } from '../parts/Choice.tsx';
import { NumberField } from '../segments/fields/NumberField.tsx';
import { Problems } from '../segments/Problems.tsx';
import { CapFields } from './CapFields.tsx';
import { QuietFields } from './QuietFields.tsx';

const PER_CENT = 100;
const NEW_CAP: MessageCap = { most: 3, within: { kind: 'last', amount: 7, unit: 'days' } };

/** Consent, caps, quiet hours and who is held out of everything. */
export function LimitsForm({ start }: { start: MessagingRules }) {
  const [draft, setDraft] = useState(start);
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () => request<MessagingRules>('/v1/messaging', { method: 'PUT', body: draft }),
    onSuccess: (saved) => queries.setQueryData(['messaging'], saved),
  });
  const { consent = 'required', caps = [], quietHours, globalHoldout = 0 } = draft;
  const setCaps = (next: MessageCap[]) => setDraft(withMember(draft, 'caps', next.length > 0 ? next : undefined));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className={styles.form}>
      <section className={styles.card} aria-labelledby="who">
        <h2 id="who">Who gets messages</h2>
        <div className={styles.line}>
          <Choice
            label="Consent"
            value={consent}
            options={[
              ['required', 'Only who agreed'],
              ['assumed', 'Everybody who did not refuse'],
            ]}
            onChange={(next) => setDraft({ ...draft, consent: next })}
          />
        </div>
        <div className={styles.line}>
          <span className={styles.note}>Held out of all campaigns, to compare with:</span>
          <NumberField
            label="Global holdout in per cent"
            value={globalHoldout / PER_CENT}
            onChange={(share) =>
              setDraft(withMember(draft, 'globalHoldout', share === 0 ? undefined : Math.round(share * PER_CENT)))
            }
          />
          <span className={styles.note}>% of people, but for campaigns that say otherwise</span>
        </div>
      </section>
      <section className={styles.card} aria-labelledby="caps">
        <h2 id="caps">How many</h2>
        <p className={styles.note}>All of these hold together. What people asked for counts under none.</p>
        {caps.map((cap, place) => (
          <CapFields
            // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike while they are written
            key={place}
            name={`Cap ${place + 1}`}
            cap={cap}
            onChange={(next) => setCaps(caps.map((one, index) => (index === place ? next : one)))}
            onRemove={() => setCaps(caps.toSpliced(place, 1))}
          />
        ))}
        <div>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} stroke={1.8} aria-hidden />}
            onClick={() => setCaps([...caps, NEW_CAP])}
          >
            Add cap
          </Button>
        </div>
      </section>
      <section className={styles.card} aria-labelledby="quiet">
        <h2 id="quiet">Quiet hours</h2>
        <QuietFields quietHours={quietHours} onChange={(next) => setDraft(withMember(draft, 'quietHours', next))} />
      </section>
      <Problems error={saving.error} what="Not published" />
      <p role="status" className={styles.note}>
        {saving.isSuccess && 'Published: it holds for every message from now on.'}
      </p>
      <div className={styles.actions}>
        <Button type="submit" loading={saving.isPending}>
          Publish limits
        </Button>
      </div>
    </form>
  );
}
