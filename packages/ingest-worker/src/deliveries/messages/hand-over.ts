import type { WithheldReason } from '@footfall/contract';
import type { AddressObject } from '../../addresses/address-object.ts';
import { nextAttemptAt } from '../retry-schedule.ts';
import type { ChannelAdapter, OutgoingMessage } from './adapter.ts';
import { beginSending, type ClaimedMessage, settleMessage } from './store.ts';

/** A message to the last character, and what is to be known should it not be taken. */
export interface Ready {
  message: OutgoingMessage;
  /** As people read it in the log, JSON. */
  body: string;
  recipient: string;
  address: DurableObjectStub<AddressObject>;
  adapter: ChannelAdapter;
  /** Until when it may still go out, epoch milliseconds. */
  expiresAt: number;
  /** It will never go out. */
  giveUp(reason: WithheldReason, why: string, status: 'failed'): Promise<void>;
}

/** Hands a message to its provider, once: from here on a lost answer is `unknown`, and no machine sends it again. */
export async function handOver(db: D1Database, row: ClaimedMessage, ready: Ready): Promise<void> {
  const { message, body, recipient, address, adapter, expiresAt, giveUp } = ready;
  if (!(await beginSending(db, row.id, row.attempts, { recipient, body, now: Date.now() }))) return;
  const outcome = await adapter.send(message);
  switch (outcome.outcome) {
    case 'sent':
      return settleMessage(db, row.id, { status: 'sent', providerId: outcome.providerId });
    case 'unknown':
      return settleMessage(db, row.id, { status: 'unknown', reason: 'lost_answer', answer: outcome.reason });
    case 'refused': {
      if (outcome.permanent) {
        await address.giveBack(row.id);
        if (outcome.deadAddress) await address.suppress('dead', Date.now());
        return giveUp('refused', outcome.reason, 'failed');
      }
      const next = nextAttemptAt(row.attempts, Date.now(), Math.random(), outcome.retryAfterMs);
      if (next === undefined || next >= expiresAt) return giveUp('expired', outcome.reason, 'failed');
      return settleMessage(db, row.id, { status: 'pending', nextAttemptAt: next, answer: outcome.reason });
    }
  }
}
