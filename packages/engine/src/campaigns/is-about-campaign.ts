import type { JsonObject } from '@footfall/contract';
import type { TakenEvent } from '../input.ts';

/** Whether an event can be about this campaign: what became of another campaign's message is not. */
export function isAboutCampaign({ event }: TakenEvent, campaign: string): boolean {
  if (event.type !== 'track' || !event.event.startsWith('Message ')) return true;
  const { campaign_id: named }: JsonObject = event.properties ?? {};
  return typeof named !== 'string' || named === campaign;
}
