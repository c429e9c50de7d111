import { mayRetry, type Retried } from './deliveryWords.ts';
import { RetryButton } from './RetryButton.tsx';
import { RetryLost } from './RetryLost.tsx';

interface Props {
  delivery: Retried;
  /** What is sent again, and where to: several buttons of this name may be on the page. */
  what: string;
  to: string;
  onRetried: () => void;
}

/** Sends again what a person may send again; what may have arrived only after a question. */
export function RetryDelivery({ delivery, what, to, onRetried }: Props) {
  if (!mayRetry(delivery)) return null;
  const isLost = delivery.channel !== 'webhook' && delivery.status === 'unknown';
  return isLost ? (
    <RetryLost id={delivery.id} what={what} to={to} onRetried={onRetried} />
  ) : (
    <RetryButton id={delivery.id} what={what} onRetried={onRetried} />
  );
}
