import { contentOf } from '../history/content-of.ts';
import { withCount } from '../history/daily-counts.ts';
import { dayOf, type History, type HistoryEvent } from '../history/history.ts';
import { forgetOrder } from '../history/remember-event.ts';
import { withoutOrder } from '../order.ts';
import type { CustomerState, OrderState } from '../state.ts';
import { type Counted, earlier, type KnownToBoth } from './counted.ts';
import { withoutRefundKnownToBoth } from './merge-refunds.ts';

/** Two customers who are to become one. */
export interface Pair {
  user: CustomerState;
  device: CustomerState;
}

/**
 * Takes out of either what the other has counted too: an event both know by its key, an order both know by its
 * number. Of an event the earlier telling stays, of an order the server's.
 */
export function withoutDoubles(pair: Pair, both: KnownToBoth[]): Pair {
  let { user, device } = pair;
  for (const known of both) {
    const waiting = withoutRefundKnownToBoth(device, known);
    if (waiting === device) user = withoutRefundKnownToBoth(user, known);
    device = waiting;
    if (earlier(known.user, known.device) === known.user) device = withoutEvent(device, known.device, user.history);
    else user = withoutEvent(user, known.user, device.history);
  }
  for (const order of user.profile.orders) {
    const told = device.profile.orders.find(({ orderId }) => orderId === order.orderId);
    if (told && counts(told, order)) user = withoutTelling(user, order);
    else if (told) device = withoutTelling(device, told);
  }
  return { user: withoutRetracted(user, device), device: withoutRetracted(device, user) };
}

/** The server's word counts; of two tellings of one kind the later one, as if both had come to one customer. */
function counts(one: OrderState, other: OrderState): boolean {
  if (one.toldBy !== other.toldBy) return one.toldBy === 'server';
  return one.at > other.at || (one.at === other.at && one.totalMinor > other.totalMinor);
}

function withoutTelling(state: CustomerState, order: OrderState): CustomerState {
  return {
    ...state,
    profile: withoutOrder(state.profile, order.orderId),
    history: forgetOrder(state.history, order),
  };
}

/** An order that was taken back from one of them was somebody else's, whichever of their browsers told it. */
function withoutRetracted(state: CustomerState, other: CustomerState): CustomerState {
  const retracted = new Set(other.profile.retractedOrders);
  const wrong = state.profile.orders.filter(({ orderId, toldBy }) => toldBy === 'browser' && retracted.has(orderId));
  return wrong.reduce(withoutTelling, state);
}

function withoutEvent(state: CustomerState, { name, at }: Counted, twins: History): CustomerState {
  const { history, profile } = state;
  const known = history.names.indexOf(name);
  if (known < 0 || !Object.hasOwn(profile.counts, name)) return state;
  const day = dayOf(at);
  const isCounted = day >= history.daysFrom;
  const place = placeOf(history, known, at, twins);
  return {
    ...state,
    profile: { ...profile, counts: { ...profile.counts, [name]: Math.max(0, (profile.counts[name] ?? 0) - 1) } },
    history: {
      ...history,
      days: isCounted ? history.days.with(known, withCount(history.days[known] ?? '', day, -1)) : history.days,
      events: place < 0 ? history.events : history.events.toSpliced(place, 1),
    },
  };
}

/** Of several of one name and instant it is the one the other history has as well. */
function placeOf(history: History, name: number, at: number, twins: History): number {
  const places = history.events.flatMap((event, place) => (event[0] === name && event[1] === at ? [place] : []));
  if (places.length < 2) return places[0] ?? -1;
  const told = new Set(twins.events.map((event) => contentOf(twins, event)));
  return places.find((place) => told.has(contentOf(history, history.events[place] as HistoryEvent))) ?? places[0] ?? -1;
}
