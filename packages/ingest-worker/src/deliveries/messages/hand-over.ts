import type { WithheldReason } from '@footfall/contract';
import { firstLookAt } from '@footfall/engine';
import type { AddressObject } from '../../addresses/address-object.ts';
import { type Env, siteDb } from '../../env.ts';
import { nextAttemptAt } from '../retry-schedule.ts';
import type { ChannelAdapter, OutgoingMessage } from './adapter.ts';
import { askProvider } from './lost/ask-provider.ts';
import { beginSending, type ClaimedMessage, settleMessage } from './store.ts';

const NO_CLEAR_ANSWER = 'the provider did not say whether it has it';

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

/**
 * Hands a message to its provider, once: from here on a lost answer is `unknown`, and no machine sends it again. One
 * whose answer was lost before and that a person wants sent again is asked after first.
 */
export async function handOver(env: Env, row: ClaimedMessage, ready: Ready): Promise<void> {
  const { message, body, recipient, address, adapter, expiresAt, giveUp } = ready;
  const db = siteDb(env, message.site);
  if (!(await isMissing(env, row, ready))) return;
  if (!(await beginSending(db, row.id, row.attempts, { recipient, body, now: Date.now() }))) return;
  const outcome = await adapter.send(message);
  switch (outcome.outcome) {
    case 'sent':
      return settleMessage(db, row.id, { status: 'sent', providerId: outcome.providerId });
    case 'unknown':
      return settleMessage(db, row.id, {
        status: 'unknown',
        reason: 'lost_answer',
        answer: outcome.reason,
        nextAttemptAt: firstLookAt(Date.now()),
      });
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

/** False where the provider has it after all, or does not say: then it stays `unknown`, for a person to ask again. */
async function isMissing(env: Env, row: ClaimedMessage, { message, adapter }: Ready): Promise<boolean> {
  const { id, lostAt, recipient, body } = row;
  if (lostAt === null || recipient === null) return true;
  const lost = { id, channel: message.channel, lostAt, recipient, body };
  const said = await askProvider(env, message.site, lost, adapter);
  if (said.look !== 'no_answer') return said.look !== 'found';
  await settleMessage(siteDb(env, message.site), id, {
    ...{ status: 'unknown', reason: 'lost_answer', answer: `not sent again: ${said.why ?? NO_CLEAR_ANSWER}` },
    nextAttemptAt: firstLookAt(Date.now()),
  });
  return false;
}
