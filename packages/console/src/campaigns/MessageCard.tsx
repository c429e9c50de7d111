import { type MessagePreview, WITHHELD_REASONS } from '@footfall/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Choice } from '../parts/Choice.tsx';
import page from '../segments/SegmentPage.module.css';
import { previewMessage } from './campaignApi.ts';
import styles from './ReportCards.module.css';

interface Props {
  campaign: string;
  /** Ids of steps that send. */
  steps: string[];
  customer: string;
}

/** A message as this customer would get it. */
export function MessageCard({ campaign, steps, customer }: Props) {
  const [step, setStep] = useState(steps[0] ?? '');
  const { data, error } = useQuery({
    queryKey: ['campaign-message', campaign, step, customer],
    queryFn: () => previewMessage(campaign, { customer, step }),
    retry: false,
  });
  return (
    <section className={page.card} aria-labelledby="message">
      <h2 id="message">What they would read</h2>
      <div className={styles.ask}>
        <Choice label="Message" value={step} options={steps.map((id) => [id, id] as const)} onChange={setStep} />
        {error && <p className={styles.wrong}>{error.message}</p>}
        {data?.map((message) => (
          <Message key={message.channel} message={message} />
        ))}
      </div>
    </section>
  );
}

function Message({ message }: { message: MessagePreview }) {
  if ('reason' in message) {
    return (
      <p className={styles.wrong}>
        {message.channel}: {WITHHELD_REASONS[message.reason]} {message.why}
      </p>
    );
  }
  return (
    <div className={styles.step}>
      <span className={styles.line}>{message.channel}</span>
      {'subject' in message && <strong>{message.subject}</strong>}
      {'title' in message && <strong>{message.title}</strong>}
      {'html' in message && <iframe title="HTML part" sandbox="" srcDoc={message.html} className={styles.mail} />}
      <span className={styles.text}>{message.text}</span>
    </div>
  );
}
