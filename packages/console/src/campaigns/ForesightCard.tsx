import type { CampaignAnswer } from '@footfall/contract';
import { Button, Checkbox, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import page from '../segments/SegmentPage.module.css';
import { lookAhead } from './campaignApi.ts';
import { Happenings } from './Happenings.tsx';
import { MessageCard } from './MessageCard.tsx';
import styles from './ReportCards.module.css';

/** Pick a customer and see their next 14 days, as the draft stands; and read its messages as they would. */
export function ForesightCard({ campaign }: { campaign: CampaignAnswer }) {
  const { id, trigger, steps } = campaign;
  const [customer, setCustomer] = useState('');
  const [supposing, setSupposing] = useState(true);
  const event = trigger.on === 'event' ? trigger.event : undefined;
  const looking = useMutation({
    mutationFn: () => lookAhead(id, { customer, ...(supposing && event ? { events: [{ event }] } : {}) }),
  });
  const submit = (told: FormEvent) => {
    told.preventDefault();
    looking.mutate();
  };
  const sends = steps.filter((step) => step.do === 'send').map((step) => step.id);
  return (
    <>
      <section className={page.card} aria-labelledby="ahead">
        <h2 id="ahead">The next 14 days of a customer</h2>
        <form onSubmit={submit} className={styles.ask}>
          <TextInput
            label="Customer"
            description="A userId, e-mail address or customer id."
            value={customer}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget }) => setCustomer(currentTarget.value)}
          />
          {event && (
            <Checkbox
              size="xs"
              label={`Suppose “${event}” now`}
              checked={supposing}
              onChange={({ currentTarget }) => setSupposing(currentTarget.checked)}
            />
          )}
          <div>
            <Button type="submit" variant="default" disabled={customer.trim() === ''} loading={looking.isPending}>
              Look ahead
            </Button>
          </div>
        </form>
        <div aria-live="polite">
          {looking.error && <p className={styles.wrong}>{looking.error.message}</p>}
          {looking.data && <Happenings foresight={looking.data} />}
        </div>
      </section>
      {looking.data && sends.length > 0 && <MessageCard campaign={id} steps={sends} customer={customer} />}
    </>
  );
}
