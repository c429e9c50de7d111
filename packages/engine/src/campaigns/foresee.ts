import type { Foreseen } from '@footfall/contract';
import type { TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import type { CustomerState } from '../state.ts';
import type { CampaignRule } from './campaign-plan.ts';
import { SimulatedCustomer } from './simulated-customer.ts';

/** Two instants, epoch milliseconds. */
export interface Span {
  from: number;
  to: number;
}

/**
 * What campaigns would do for a customer within a span if one more were in force, published or not, and these events
 * (in their order) came. The given state is not touched.
 */
export function foresee(
  state: CustomerState,
  rules: Rules,
  campaign: CampaignRule,
  events: TakenEvent[],
  { from, to }: Span,
): Foreseen[] {
  const others = (rules.campaigns ?? []).filter(({ id, status }) => id !== campaign.id || status === 'old');
  const version = rules.version + 1;
  const customer = new SimulatedCustomer(state, {
    ...rules,
    version,
    campaigns: [...others, { ...campaign, version }],
  });
  customer.wake(from);
  for (const event of events) customer.tell(event);
  customer.until(to);
  return customer.happenings
    .filter(({ at }) => at >= from && at <= to)
    .sort((one, other) => one.at - other.at)
    .map(({ happening }) => happening);
}
