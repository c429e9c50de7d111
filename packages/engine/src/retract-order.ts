import { ORDER_COMPLETED } from '@footfall/contract';
import { forgetOrder } from './history/remember-event.ts';
import { withoutOrder } from './order.ts';
import type { CustomerState, OrderState } from './state.ts';

/** Enough to answer a repeated retraction the same way; an honest browser has none. */
const MAX_RETRACTED = 20;

/** Takes a browser's telling of an order back; nothing where it never counted, or where the server told it here. */
export function retractedOrder(
  state: CustomerState,
  orderId: string,
): { state: CustomerState; order: OrderState; names: string[] } | undefined {
  const order = state.profile.orders.find((known) => known.orderId === orderId);
  if (!order || order.toldBy === 'server') return undefined;
  const left = withoutOrder(state.profile, orderId);
  const profile = { ...left, retractedOrders: [...left.retractedOrders, orderId].slice(-MAX_RETRACTED) };
  return {
    state: { ...state, profile, history: forgetOrder(state.history, order) },
    order,
    names: [ORDER_COMPLETED],
  };
}
