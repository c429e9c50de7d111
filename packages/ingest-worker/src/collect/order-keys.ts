import type { OrderKeys } from '@footfall/engine';
import { keyHash } from './key-hash.ts';

/** Under what a customer remembers an order, by who told it. */
export async function orderKeys(orderId: string): Promise<OrderKeys> {
  const [browser, server] = await Promise.all([keyHash('browser order', orderId), keyHash('server order', orderId)]);
  return { browser, server };
}
