import type { OrderKeys, TakenEvent } from '@footfall/engine';
import { isOrder } from './judge-event.ts';
import { orderKeys } from './order-keys.ts';
import type { Run } from './routed.ts';
import { foreseeOrder, type OrderVerdict, settleOrder } from './settle-order.ts';

/** How an order is to be applied at its owner, an object's name. Orders alone have one; a failed claim is no claim. */
export async function orderVerdict(
  { env, speaker: { site, receivedAt, dry } }: Run,
  { event, trusted }: TakenEvent,
  owner: string,
): Promise<(OrderVerdict & { keys: OrderKeys }) | undefined> {
  if (!isOrder(event) || (!trusted && site.orders === 'server')) return undefined;
  const orderId = String(event.properties?.order_id);
  const keys = await orderKeys(orderId);
  const told = {
    site,
    orderId,
    owner,
    keys,
    teller: trusted ? 'server' : 'browser',
    now: receivedAt,
  } as const;
  try {
    const verdict = await (dry ? foreseeOrder(env, told) : settleOrder(env, told));
    return { ...verdict, keys };
  } catch (error) {
    console.error(JSON.stringify({ unit: 'settle-order', error: String(error) }));
    return { answer: 'retry', keys };
  }
}
