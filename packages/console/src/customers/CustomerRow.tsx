import type { CustomerSummary } from '@footfall/contract';
import { Link } from 'wouter';
import { When } from '../parts/When.tsx';
import { CustomerName } from './CustomerName.tsx';
import styles from './CustomerRow.module.css';

/** One customer in one row, which leads to their page. */
export function CustomerRow({ customer }: { customer: CustomerSummary }) {
  const { id, userId, anonymousId, trust, name, email, phone, lastSeenAt } = customer;
  const said = [name, email ?? phone].filter(Boolean).join(' · ');
  return (
    <li>
      <Link href={`/customers/${id}`} className={styles.row ?? ''}>
        <CustomerName
          customer={{ id, trust, ...(userId ? { userId } : {}), ...(anonymousId ? { anonymousId } : {}) }}
        />
        <span className={styles.said}>{said}</span>
        <When at={lastSeenAt} className={styles.when} />
      </Link>
    </li>
  );
}
