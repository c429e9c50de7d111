import { ORDER_REFUNDED } from '@footfall/contract';
import type { FactBody } from '../fact.ts';
import { newestPending, type PendingRefund, withPendingRefunds } from '../profile/refund.ts';
import type { CustomerState, Profile } from '../state.ts';
import type { KnownToBoth } from './counted.ts';

type Refunds = PendingRefund[] | undefined;

/** Refunds that wait for their orders on either side. */
export function mergeRefunds(user: Refunds, device: Refunds): Refunds {
  if (!user || !device) return user ?? device;
  return newestPending([...user, ...device].sort((one, other) => one.at - other.at));
}

/** Pays back what one side was told of an order that only the other knew. */
export function withRefundsDue(profile: Profile): { profile: Profile; facts: FactBody[] } {
  const due = { profile, facts: [] as FactBody[] };
  for (const { orderId } of profile.orders) {
    const settled = withPendingRefunds(due.profile, orderId);
    due.profile = settled.profile;
    due.facts.push(...settled.facts);
  }
  return due;
}

/** A refund that both were told of waits on one side at most: on the other it waits too, or was paid back. */
export function withoutRefundKnownToBoth(state: CustomerState, { user, device }: KnownToBoth): CustomerState {
  const { refunds, ...rest } = state.profile;
  const { name, at } = state.kind === 'u' ? user : device;
  const place = name === ORDER_REFUNDED ? (refunds ?? []).findIndex((refund) => refund.at === at) : -1;
  if (!refunds || place < 0) return state;
  const left = refunds.toSpliced(place, 1);
  return { ...state, profile: left.length > 0 ? { ...rest, refunds: left } : rest };
}
