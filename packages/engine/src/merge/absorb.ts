import { mergeCampaigns } from '../campaigns/merge-campaigns.ts';
import type { FactBody } from '../fact.ts';
import { HISTORY_LIMITS, type HistoryLimits } from '../history/history.ts';
import type { CustomerState } from '../state.ts';
import type { KnownToBoth } from './counted.ts';
import { consentChanges } from './merge-consent.ts';
import { mergeHistory } from './merge-history.ts';
import { mergeProfile } from './merge-profile.ts';
import { withRefundsDue } from './merge-refunds.ts';
import { withoutDoubles } from './without-doubles.ts';

/**
 * What a device knew becomes part of its user. `both`: what the two have counted under the same key. Segments are the
 * user's own, still as they were: whoever calls this evaluates them anew.
 */
export function absorb(
  user: CustomerState,
  device: CustomerState,
  both: KnownToBoth[],
  limits: HistoryLimits = HISTORY_LIMITS,
): { state: CustomerState; facts: FactBody[] } {
  const pair = withoutDoubles({ user, device }, both);
  const merged = mergeProfile(pair.user.profile, pair.device.profile);
  const { profile, facts } = withRefundsDue(merged);
  const state = {
    ...user,
    firstId: olderFirstId(user, device),
    rulesVersion: Math.max(user.rulesVersion, device.rulesVersion),
    profile,
    history: mergeHistory(pair.user.history, pair.device.history, limits),
    ...mergeCampaigns(user.campaigns, device.campaigns),
  };
  return { state, facts: [...consentChanges(user.profile.consent, profile.consent), ...facts] };
}

/** Random draws are made of the id somebody was first known by, in whatever order their devices are merged. */
function olderFirstId(one: CustomerState, other: CustomerState): string {
  const difference = one.profile.firstSeenAt - other.profile.firstSeenAt;
  if (difference !== 0) return difference < 0 ? one.firstId : other.firstId;
  return [one.firstId, other.firstId].sort()[0] as string;
}
