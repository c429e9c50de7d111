import type { DeliveryStatus } from './Delivery.ts';
import { DELIVERY_WORDS } from './deliveryWords.ts';
import styles from './StatusBadge.module.css';

export function StatusBadge({ status }: { status: DeliveryStatus }) {
  const words = DELIVERY_WORDS[status];
  return (
    <span className={styles.badge} data-tone={words.tone} title={words.means}>
      {status}
    </span>
  );
}
