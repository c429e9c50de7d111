import { jsonBytes } from '../utf8-bytes.ts';
import type { CampaignsState } from './state.ts';

/**
 * Campaigns within a share of the state. What caps count is never cut, nor a message on its way; what goes first is
 * what was settled, then goals, then which carts and products there were campaigns about, then the oldest enrolments.
 */
export function cutCampaigns(campaigns: CampaignsState, most: number): CampaignsState {
  let cut = campaigns;
  const isTooLarge = () => jsonBytes(cut) > most;
  if (!isTooLarge()) return cut;
  const isOpen = ({ claimedAt, over }: CampaignsState['messages'][number]) => claimedAt === undefined && !over;
  cut = { ...cut, messages: cut.messages.filter(isOpen) };
  while (isTooLarge() && cut.goals.length > 0) cut = { ...cut, goals: cut.goals.slice(1) };
  for (const [key] of Object.entries(cut.past).sort(([, one], [, other]) => one - other)) {
    if (!isTooLarge()) return cut;
    if (!key.includes(' ')) continue;
    const { [key]: _gone, ...past } = cut.past;
    cut = { ...cut, past };
  }
  while (isTooLarge() && cut.running.length > 0) {
    const [gone, ...running] = cut.running;
    cut = { ...cut, running, messages: cut.messages.filter(({ run }) => run !== gone?.run) };
  }
  return cut;
}
