import type { LiveEvent } from '@footfall/contract';
import { Link } from 'wouter';
import { CopyButton } from '../parts/CopyButton.tsx';
import { exactTime } from '../parts/exactTime.ts';
import { Json } from '../parts/Json.tsx';
import { Causes } from './Causes.tsx';
import styles from './EventDetail.module.css';

interface Props {
  id: string;
  event: LiveEvent;
  onRetried: () => void;
}

export function EventDetail({ id, event: live, onRetried }: Props) {
  const { customer, event } = live;
  const ids: [string, string | undefined][] = [
    ['User', customer.userId],
    ['Device', customer.anonymousId],
    ['Customer', customer.id],
    ['Message id', event.messageId],
    ['Path', event.path],
  ];
  return (
    <div id={id} className={styles.detail}>
      <div className={styles.side}>
        <section>
          <h2>What it caused</h2>
          <Causes caused={live.caused} onRetried={onRetried} />
        </section>
        <section>
          <h2>About it</h2>
          <dl className={styles.facts}>
            <dt>Received</dt>
            <dd>
              <time dateTime={live.receivedAt}>{exactTime(live.receivedAt)}</time>
            </dd>
            <dt>Told by</dt>
            <dd>{live.trusted ? 'a trusted caller: secret key or identity token' : 'a browser, with the write key'}</dd>
            <dt>Type</dt>
            <dd>
              {event.type}
              {live.late && ', late: it happened too long ago to start anything'}
            </dd>
            {ids.map(
              ([label, value]) =>
                value && (
                  <div key={label} className={styles.pair}>
                    <dt>{label}</dt>
                    <dd>
                      <code>{value}</code>
                      <CopyButton value={value} what={label.toLowerCase()} />
                    </dd>
                  </div>
                ),
            )}
          </dl>
          <p className={styles.onward}>
            <Link href={`/customers/${customer.id}`}>All about this customer</Link>
          </p>
        </section>
      </div>
      <Json value={event.properties} label="Properties" />
    </div>
  );
}
