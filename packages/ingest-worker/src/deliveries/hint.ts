import type { Env } from '../env.ts';

/** What is due later than this the sweep finds; a queue message may be delayed at most a day. */
const LONGEST_HINT_SECONDS = 60 * 60;

/** Tells the queue that deliveries will be due: to the second where that is near. Losing a hint costs a minute. */
export async function hint(env: Env, lane: 'fast' | 'slow', site: string, ids: string[], dueAt: number): Promise<void> {
  const delaySeconds = Math.max(0, Math.ceil((dueAt - Date.now()) / 1000));
  if (ids.length === 0 || delaySeconds > LONGEST_HINT_SECONDS) return;
  const queue = lane === 'fast' ? env.DELIVERIES : env.DELIVERIES_SLOW;
  try {
    await queue.send({ v: 1, site, ids }, { delaySeconds });
  } catch (error) {
    console.error(JSON.stringify({ unit: 'hint-deliveries', site, error: String(error) }));
  }
}
