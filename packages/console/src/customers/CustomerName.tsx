import type { WebhookCustomer } from '@footfall/contract';
import styles from './CustomerName.module.css';
import { shortId } from './shortId.ts';

const TRUST = {
  known: 'The shop vouched for who this is',
  claimed: 'A browser named this id; nobody vouched for it',
  anonymous: 'A device without a name',
} as const;

/** Who it was, and how sure that is. */
export function CustomerName({ customer }: { customer: WebhookCustomer }) {
  const full = customer.userId ?? customer.anonymousId ?? customer.id;
  return (
    <span className={styles.customer}>
      <span className={customer.userId ? styles.user : styles.device} title={full}>
        {customer.userId ?? shortId(full)}
      </span>
      <span className={styles.trust} data-trust={customer.trust} title={TRUST[customer.trust]}>
        {customer.trust}
      </span>
    </span>
  );
}
