import type { Env } from '../env.ts';
import type { WakesMessage } from '../pipeline.ts';
import { hintWake } from './hint-wake.ts';
import { wakeCustomers } from './wake-customers.ts';

/** Queue in: wakes a slice of a publish's customers and asks for the next one. */
export async function consumeWakes(batch: MessageBatch<WakesMessage>, env: Env): Promise<void> {
  for (const message of batch.messages) {
    const { site, version } = message.body;
    const more = await wakeCustomers(env, site, version);
    if (more) await hintWake(env, site, version);
    message.ack();
  }
}
