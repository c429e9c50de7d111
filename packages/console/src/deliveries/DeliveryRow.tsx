import { ahead } from '../parts/ahead.ts';
import { exactTime } from '../parts/exactTime.ts';
import { useNow } from '../parts/useNow.ts';
import { When } from '../parts/When.tsx';
import type { Delivery } from './Delivery.ts';
import styles from './DeliveryList.module.css';
import { attemptWords, mayRetry } from './deliveryWords.ts';
import { RetryButton } from './RetryButton.tsx';
import { StatusBadge } from './StatusBadge.tsx';

export function DeliveryRow({ delivery, onRetried }: { delivery: Delivery; onRetried: () => void }) {
  const { id, type, url, status, attempts, lastAnswer } = delivery;
  return (
    <li className={styles.row}>
      <span className={styles.status}>
        <StatusBadge status={status} />
      </span>
      <span className={styles.what}>
        <span className={styles.type}>{type}</span>
        <span className={styles.url}>{url}</span>
      </span>
      <span className={styles.attempts}>
        {attemptWords(attempts, lastAnswer) || 'no attempt yet'}
        {status === 'pending' && delivery.nextAttemptAt && <NextAttempt at={delivery.nextAttemptAt} />}
      </span>
      <When at={delivery.createdAt} className={styles.when} />
      <span className={styles.action}>
        {mayRetry(status, attempts) && <RetryButton id={id} what={`${type} to ${url}`} onRetried={onRetried} />}
      </span>
    </li>
  );
}

function NextAttempt({ at }: { at: string }) {
  const told = useNow((now) => ahead(at, now));
  return (
    <span className={styles.next}>
      next{' '}
      <time dateTime={at} title={exactTime(at)}>
        {told}
      </time>
    </span>
  );
}
