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
  return reason === 'lost_answer' ? 'Whether the provider has it is not known.' : WITHHELD_REASONS[reason];
}

/**
 * A person may send again what the machine gave up on, or what waits after a failure; a message only where nobody knows
 * whether it went out.
 */
export function mayRetry(status: DeliveryStatus, attempts: number, isMessage = false): boolean {
  if (isMessage) return status === 'unknown';
  return status === 'failed' || status === 'unknown' || (status === 'pending' && attempts > 0);
}
