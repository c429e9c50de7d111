import type { Channel } from '@footfall/contract';
import { pastKey } from './entity-key.ts';
import { type CampaignsState, type Enrolment, type Message, noCampaigns } from './state.ts';

/**
 * A user's campaigns with those of a device that became part of them. Nobody is in one twice: where both are, the
 * user's goes on and what the device was about to get is withheld. What either got counts under the caps.
 */
export function mergeCampaigns(
  mine: CampaignsState | undefined,
  theirs: CampaignsState | undefined,
): { campaigns?: CampaignsState } {
  if (!theirs) return mine ? { campaigns: mine } : {};
  const own = mine ?? noCampaigns();
  const keyOf = ({ campaign, entity }: Enrolment) => pastKey(campaign, entity);
  const taken = new Set(own.running.map(keyOf));
  const left = new Set(theirs.running.filter((one) => taken.has(keyOf(one))).map(({ run }) => run));
  const past = { ...theirs.past };
  for (const [key, at] of Object.entries(own.past)) past[key] = Math.max(at, past[key] ?? 0);
  const dates = { ...theirs.dates, ...own.dates };
  const opened = { ...theirs.opened };
  for (const [channel, at] of Object.entries(own.opened ?? {}) as [Channel, number][]) {
    opened[channel] = Math.max(at, opened[channel] ?? 0);
  }
  const surveys = [...(own.surveys ?? []), ...(theirs.surveys ?? [])];
  return {
    campaigns: {
      running: [...own.running, ...theirs.running.filter(({ run }) => !left.has(run))],
      past,
      messages: [...own.messages, ...theirs.messages.map((message) => withheldIf(message, left.has(message.run)))],
      sent: [...own.sent, ...theirs.sent].sort(([one], [other]) => one - other),
      goals: [...own.goals, ...theirs.goals].sort((one, other) => one.at - other.at),
      ...(Object.keys(dates).length > 0 ? { dates } : {}),
      ...(Object.keys(opened).length > 0 ? { opened } : {}),
      ...(surveys.length > 0 ? { surveys } : {}),
    },
  };
}

function withheldIf(message: Message, isLeft: boolean): Message {
  return isLeft && message.claimedAt === undefined && !message.over ? { ...message, over: 'merged' } : message;
}
