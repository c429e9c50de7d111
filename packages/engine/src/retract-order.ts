import { ORDER_COMPLETED } from '@footfall/contract';
import { forgetOrder } from './history/remember-event.ts';
import { newestRetracted, withoutOrder } from './order.ts';
import type { CustomerState, OrderState } from './state.ts';

/** Takes a browser's telling of an order back; nothing where it never counted, or where the server told it here. */
export function retractedOrder(
  state: CustomerState,
  orderId: string,
): { state: CustomerState; order: OrderState; names: string[] } | undefined {
  const order = state.profile.orders.find((known) => known.orderId === orderId);
  if (!order || order.toldBy === 'server') return undefined;
  const left = withoutOrder(state.profile, orderId);
  const profile = { ...left, retractedOrders: newestRetracted([...left.retractedOrders, orderId]) };
  return {
    state: { ...state, profile, history: forgetOrder(state.history, order) },
    order,
    names: [ORDER_COMPLETED],
  };
}
