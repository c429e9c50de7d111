import type { ReactNode } from 'react';
import { CopyButton } from '../parts/CopyButton.tsx';
import { When } from '../parts/When.tsx';
import type { Customer, Touch } from './Customer.ts';
import styles from './ProfileFacts.module.css';

/** Who they are, how they may be reached, what they agreed to, which segments they are in, how they came. */
export function ProfileFacts({ customer }: { customer: Customer }) {
  const { contacts, consent, segments, attribution, favourites } = customer;
  const ids = [
    ['User', customer.userId],
    ['Device', customer.anonymousId],
    ['Customer', customer.id],
  ] as const;
  return (
    <section className={styles.card} aria-label="About them">
      <dl className={styles.facts}>
        {ids.map(
          ([label, value]) =>
            value && (
              <Fact key={label} label={label}>
                <code className={styles.id}>{value}</code>
                <CopyButton value={value} what={label.toLowerCase()} />
              </Fact>
            ),
        )}
        {Object.entries(contacts).map(([channel, { address, verifiedAt }]) => (
          <Fact key={channel} label={CHANNELS[channel] ?? channel}>
            <span className={styles.text}>{address}</span>
            <span className={styles.chip} data-tone={verifiedAt ? 'ok' : 'idle'}>
              {verifiedAt ? 'verified' : 'not verified'}
            </span>
          </Fact>
        ))}
        {customer.locale && <Fact label="Language">{customer.locale}</Fact>}
        <Fact label="Consent">
          {Object.keys(consent).length === 0 && 'never asked'}
          {Object.entries(consent).map(([subject, { granted }]) => (
            <span key={subject} className={styles.chip} data-tone={granted ? 'ok' : 'bad'}>
              {granted ? '' : 'no '}
              {subject.replace(':', ' by ')}
            </span>
          ))}
        </Fact>
        <Fact label="Segments">
          {segments.length === 0 && 'in none'}
          {segments.map(({ id, since }) => (
            <span key={id} className={styles.chip} data-tone="accent">
              {id} <When at={since} />
            </span>
          ))}
        </Fact>
        {favourites.category && <Fact label="Favourite">{favourites.category}</Fact>}
        {attribution && (
          <Fact label="Came by">
            <span>
              {touchWords(attribution.first)}
              {attribution.last.at !== attribution.first.at && <>, last by {touchWords(attribution.last)}</>}
            </span>
          </Fact>
        )}
      </dl>
    </section>
  );
}

const CHANNELS: Record<string, string> = { email: 'E-mail', sms: 'Phone', push: 'Push' };

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function touchWords({ campaign, click, referrer }: Touch): string {
  const named = [campaign?.source, campaign?.medium, campaign?.name].filter(Boolean).join(' / ');
  return named || referrer || Object.keys(click ?? {})[0] || 'unknown';
}
