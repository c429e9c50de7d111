import { WITHHELD_REASONS } from '@footfall/contract';
import type { Delivery, DeliveryStatus } from './Delivery.ts';

export type Tone = 'ok' | 'wait' | 'bad' | 'idle';

/** How a status is coloured, and what it means in a sentence. */
export const DELIVERY_WORDS: Record<DeliveryStatus, { tone: Tone; means: string }> = {
  pending: { tone: 'wait', means: 'Waiting for its next attempt' },
  claimed: { tone: 'wait', means: 'Being sent right now' },
  sent: { tone: 'ok', means: 'Handed over; a receipt may follow' },
  delivered: { tone: 'ok', means: 'The receiver has it' },
  withheld: { tone: 'idle', means: 'Not sent, for a reason' },
  failed: { tone: 'bad', means: 'Given up' },
  unknown: { tone: 'bad', means: 'Sent, but the answer was lost' },
};

/** What the attempts came to, as in "3 attempts, last answer 500". Empty before the first. */
export function attemptWords(attempts: number, lastAnswer: string | null | undefined): string {
  const count = attempts === 0 ? '' : attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  if (!lastAnswer) return count;
  return count ? `${count}, last answer ${lastAnswer}` : lastAnswer;
}

/** Why a message did not go out, or nobody knows whether it did. */
export function reasonWords(reason: NonNullable<Delivery['reason']>): string {
  if (reason === 'lost_answer') return 'Whether the provider has it is not known yet.';
  if (reason === 'never_told') return 'In three days nobody told whether it arrived. Only a person may send it again.';
  return WITHHELD_REASONS[reason];
}

/** What has to be known of a delivery to tell whether it may be sent again. */
export type Retried = Pick<Delivery, 'id' | 'channel' | 'status' | 'attempts'> & Partial<Pick<Delivery, 'reason'>>;

/**
 * A person may send again what the machine gave up on, or what waits after a failure; a message only where its answer
 * was lost.
 */
export function mayRetry({ status, attempts, channel, reason }: Retried): boolean {
  if (channel !== 'webhook') return status === 'unknown' || reason === 'not_there';
  return status === 'failed' || status === 'unknown' || (status === 'pending' && attempts > 0);
}
