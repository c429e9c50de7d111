import { ahead } from '../parts/ahead.ts';
import { exactTime } from '../parts/exactTime.ts';
import { OpenRow } from '../parts/OpenRow.tsx';
import { useNow } from '../parts/useNow.ts';
import { When } from '../parts/When.tsx';
import { AttemptLog } from './AttemptLog.tsx';
import { ChannelIcon } from './ChannelIcon.tsx';
import type { Delivery } from './Delivery.ts';
import styles from './DeliveryList.module.css';
import { attemptWords, reasonWords } from './deliveryWords.ts';
import { RetryDelivery } from './RetryDelivery.tsx';
import { StatusBadge } from './StatusBadge.tsx';

interface Props {
  delivery: Delivery;
  open: boolean;
  onToggle: () => void;
  onRetried: () => void;
}

/** One delivery; opened, what was sent and what came of each attempt. */
export function DeliveryRow({ delivery, open, onToggle, onRetried }: Props) {
  const { id, channel, status, attempts, lastAnswer, reason } = delivery;
  const isMessage = channel !== 'webhook';
  const type = isMessage ? `${delivery.campaign}: ${delivery.step}` : delivery.type;
  const to = (isMessage ? delivery.recipient : delivery.url) ?? 'nobody yet';
  return (
    <OpenRow
      open={open}
      onToggle={onToggle}
      head={
        <span className={styles.row}>
          <span className={styles.status}>
            <StatusBadge status={status} />
          </span>
          <span className={styles.what}>
            <span className={styles.type}>{type}</span>
            <span className={styles.url}>
              <ChannelIcon channel={channel} /> {to}
            </span>
          </span>
          <span className={styles.attempts}>
            {reason ? reasonWords(reason) : attemptWords(attempts, lastAnswer) || 'no attempt yet'}
            {status === 'pending' && delivery.nextAttemptAt && <NextAttempt at={delivery.nextAttemptAt} />}
          </span>
          <When at={delivery.createdAt} className={styles.when} />
        </span>
      }
    >
      <RetryDelivery delivery={delivery} what={`${type} to ${to}`} to={to} onRetried={onRetried} />
      <AttemptLog id={id} status={`${status} ${attempts}`} />
    </OpenRow>
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
