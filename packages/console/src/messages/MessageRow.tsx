import { ChannelIcon } from '../deliveries/ChannelIcon.tsx';
import type { Delivery } from '../deliveries/Delivery.ts';
import styles from '../deliveries/DeliveryList.module.css';
import { attemptWords, DELIVERY_WORDS, reasonWords } from '../deliveries/deliveryWords.ts';
import { RetryDelivery } from '../deliveries/RetryDelivery.tsx';
import { StatusBadge } from '../deliveries/StatusBadge.tsx';
import { OpenRow } from '../parts/OpenRow.tsx';
import { When } from '../parts/When.tsx';
import { MessageDetail } from './MessageDetail.tsx';

interface Props {
  message: Delivery;
  open: boolean;
  onToggle: () => void;
  onRetried: () => void;
}

/** One message to one person; opened, what they get to see and what became of it. */
export function MessageRow({ message, open, onToggle, onRetried }: Props) {
  const { id, channel, status, attempts, lastAnswer, reason, campaign, step } = message;
  const what = campaign ? `${campaign}: ${step}` : 'Confirmation';
  const to = message.recipient ?? 'nobody yet';
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
            <span className={styles.type}>{what}</span>
            <span className={styles.url}>
              <ChannelIcon channel={channel} /> {to}
            </span>
          </span>
          <span className={styles.attempts}>{reason ? reasonWords(reason) : DELIVERY_WORDS[status].means}</span>
          <When at={message.createdAt} className={styles.when} />
        </span>
      }
    >
      <RetryDelivery delivery={message} what={`${what} to ${to}`} to={to} onRetried={onRetried} />
      {lastAnswer && <p className={styles.attempts}>{attemptWords(attempts, lastAnswer)}</p>}
      <MessageDetail id={id} to={to} status={`${status} ${attempts}`} />
    </OpenRow>
  );
}
