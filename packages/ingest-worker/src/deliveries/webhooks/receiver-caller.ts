import { WorkerEntrypoint } from 'cloudflare:workers';
import type { Env } from '../../env.ts';
import type { Due } from '../store.ts';
import { callReceiver } from './call-receiver.ts';
import type { Receiver } from './store.ts';

/**
 * Calls a receiver in an invocation of its own: a queue's batch is not done before all that it began is, and a receiver
 * that is silent for 15 s must not keep the next batch waiting.
 */
export class ReceiverCaller extends WorkerEntrypoint<Env> {
  /** Answers at once; what becomes of the calls is in the database, and their leases end should this die. */
  begin(receiver: Receiver, due: Due[]): void {
    this.ctx.waitUntil(callReceiver(this.env, receiver, due));
  }
}
