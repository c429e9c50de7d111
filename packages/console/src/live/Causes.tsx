import type { Consequence, DeliveryConsequence, FactConsequence } from '@footfall/contract';
import { IconGitCommit } from '@tabler/icons-react';
import { ChannelIcon } from '../deliveries/ChannelIcon.tsx';
import { attemptWords } from '../deliveries/deliveryWords.ts';
import { RetryDelivery } from '../deliveries/RetryDelivery.tsx';
import { StatusBadge } from '../deliveries/StatusBadge.tsx';
import styles from './Causes.module.css';

interface Props {
  caused: readonly Consequence[];
  onRetried: () => void;
}

/** Everything an event caused, in order, each with how it stands. */
export function Causes({ caused, onRetried }: Props) {
  if (caused.length === 0) {
    return <p className={styles.none}>It is kept and counted. No rule and no webhook asked for more.</p>;
  }
  return (
    <ol className={styles.causes}>
      {caused.map((cause, place) =>
        cause.kind === 'fact' ? (
          // Facts have no id of their own here, and their order never changes.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <FactItem key={`fact ${place}`} fact={cause} />
        ) : (
          <DeliveryItem key={cause.id} delivery={cause} onRetried={onRetried} />
        ),
      )}
    </ol>
  );
}

function FactItem({ fact }: { fact: FactConsequence }) {
  return (
    <li className={styles.cause}>
      <span className={styles.node}>
        <IconGitCommit size={15} stroke={1.7} aria-hidden />
      </span>
      <div className={styles.words}>
        <span className={styles.type}>{fact.type}</span>
        <span className={styles.more}>{fact.summary}</span>
      </div>
    </li>
  );
}

function DeliveryItem({ delivery, onRetried }: { delivery: DeliveryConsequence; onRetried: () => void }) {
  const attempts = attemptWords(delivery.attempts, delivery.lastAnswer);
  return (
    <li className={styles.cause}>
      <span className={styles.node}>
        <ChannelIcon channel={delivery.channel} />
      </span>
      <div className={styles.words}>
        <span className={styles.line}>
          <span className={styles.type}>{delivery.type}</span>
          <StatusBadge status={delivery.status} />
        </span>
        <span className={styles.more}>
          {delivery.channel} to <span className={styles.to}>{delivery.to}</span>
          {attempts && <> · {attempts}</>}
        </span>
        <RetryDelivery
          delivery={delivery}
          what={`${delivery.type} to ${delivery.to}`}
          to={delivery.to}
          onRetried={onRetried}
        />
      </div>
    </li>
  );
}
