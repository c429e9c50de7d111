import { CHANNELS } from '@footfall/contract';
import type { TakenEvent } from '../../input.ts';
import type { CampaignDraft } from './campaign-draft.ts';

/** Providers' receipts come under these names. SMS and push have no openings, but links that are followed. */
const OPENINGS = new Set(['Message Opened', 'Message Clicked']);

/** What somebody opens says by which channel they are best written to. A browser's word does not. */
export function noteOpening(draft: CampaignDraft, { event, at, trusted }: TakenEvent): void {
  if (!trusted || event.type !== 'track' || !OPENINGS.has(event.event) || !draft.state.campaigns) return;
  const channel = CHANNELS.find((one) => one === event.properties?.channel);
  const { opened = {} } = draft.campaigns;
  if (channel && at > (opened[channel] ?? 0)) draft.keep({ opened: { ...opened, [channel]: at } });
}
