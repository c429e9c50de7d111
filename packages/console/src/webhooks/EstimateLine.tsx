import type { WebhookType } from '@footfall/contract';
import { useQuery } from '@tanstack/react-query';
import styles from './CreateWebhook.module.css';
import { estimateWebhook } from './webhookApi.ts';

/** What the chosen types will bring and cost, before anything is subscribed. */
export function EstimateLine({ types, events }: { types: WebhookType[]; events: string[] }) {
  const { data } = useQuery({
    queryKey: ['estimate', types, events],
    queryFn: ({ signal }) => estimateWebhook({ types, events: events.length > 0 ? events : null }, signal),
    enabled: types.length > 0,
  });
  if (!data || types.length === 0) return null;
  const { perDay, dollarsPerMonth } = data;
  const cost = dollarsPerMonth < 0.01 ? 'less than a cent' : `about $${dollarsPerMonth.toFixed(2)}`;
  return (
    <p role="status" className={styles.estimate}>
      By the last 7 days: about {perDay.toLocaleString()} {perDay === 1 ? 'call' : 'calls'} a day, {cost} a month on
      Cloudflare.
    </p>
  );
}
