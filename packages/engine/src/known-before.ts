import type { TakenEvent } from './input.ts';
import type { CustomerState } from './state.ts';

/** Whether this customer has taken in an event under this key within the last 7 days. */
export type Remembers = (key: string) => boolean;

/**
 * The server's telling of an order is known by the order's number, not by its key: otherwise a browser that takes
 * the key first could silence it. Everything else is known by its key, whoever spoke, and an order by its number too.
 */
export function isKnown(taken: TakenEvent, remembers: Remembers, state: CustomerState): boolean {
  const orderId = orderIdOf(taken);
  if (!taken.order || orderId === undefined) return remembers(taken.key);
  const { keys } = taken.order;
  const order = state.profile.orders.find((known) => known.orderId === orderId);
  const toldByServer = order?.toldBy === 'server' || remembers(keys.server);
  if (taken.trusted || toldByServer) return toldByServer;
  const toldByBrowser = order !== undefined || remembers(keys.browser);
  return toldByBrowser || state.profile.retractedOrders.includes(orderId) || remembers(taken.key);
}

/** Whether an earlier telling of this order has counted, here or at another customer. */
export function confirmsOrder(taken: TakenEvent, remembers: Remembers, state: CustomerState): boolean {
  const orderId = orderIdOf(taken);
  if (!taken.order || orderId === undefined) return false;
  const counted = state.profile.orders.some((known) => known.orderId === orderId);
  return taken.order.telling === 'confirm' || counted || remembers(taken.order.keys.browser);
}

/** The order's number, where an event tells of an order. */
export function orderIdOf({ order, event }: TakenEvent): string | undefined {
  return order && event.type === 'track' ? String(event.properties?.order_id) : undefined;
}
