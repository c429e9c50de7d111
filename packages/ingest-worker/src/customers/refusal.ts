import type { EventCode, EventStatus } from '@footfall/contract';
import { MAX_ABSORBING, type TakenEvent, type Verdict } from '@footfall/engine';
import type { CustomerRow } from './customer-row.ts';
import { isFull } from './outbox.ts';

/** Keys of one customer within 7 days; nobody shops this much, and the row must stay under 2 MB. */
export const MAX_KEYS = 25_000;

export interface Refusal {
  status: EventStatus;
  code: EventCode;
}

/** What became of one event, as its teller is told. */
export interface Outcome {
  status: EventStatus;
  code?: EventCode;
}

const busy: Refusal = { status: 'retry', code: 'busy' };
export const tooManyNew: Refusal = { status: 'limited', code: 'new_customer_limit' };

/** Why a customer takes in nothing just now. */
export function refusalOf({ state, keys, outbox }: CustomerRow, events: TakenEvent[]): Refusal | undefined {
  // A user is about to get what this device knows: what came in now would be lost.
  if (state.handed) return busy;
  if (isFull(outbox)) return busy;
  const merges = events.some(({ absorbs }) => absorbs !== undefined);
  if (merges && (state.absorbing?.length ?? 0) >= MAX_ABSORBING) return busy;
  return keys.size > MAX_KEYS ? { status: 'limited', code: 'customer_limit' } : undefined;
}

/** How a verdict of the engine is answered. */
export function answerOf(verdict: Verdict): Outcome {
  switch (verdict) {
    case 'unwelcome':
      return { status: 'dropped', code: 'erased' };
    case 'failed':
      return busy;
    case 'parked':
      return { status: 'dropped', code: 'parked' };
    default:
      return { status: verdict };
  }
}
