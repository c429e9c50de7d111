import { type Channel, MAX_CAP_DAYS, type MessageCap } from '@footfall/contract';
import { spanMs } from '../segments/span.ts';
import { dayAfter, startOfDay } from '../segments/start-of-day.ts';
import { localClock } from './local-clock.ts';
import type { Sent } from './state.ts';

const DAY_MS = 24 * 60 * 60_000;
/** Nobody gets more messages than this in the time that caps look back: all of them are counted one by one. */
export const MAX_SENT = 100;

/** A message on its way, as caps see it. */
export interface Capped {
  channel: Channel;
  tags: string[];
}

/**
 * When all caps have room for this message again, or undefined where they have it now; Infinity where they never will.
 */
export function cappedUntil(
  caps: MessageCap[],
  message: Capped,
  sent: Sent[],
  timeZone: string,
  at: number,
): number | undefined {
  const kept = withoutOld(sent, at);
  let until = kept.length >= MAX_SENT ? (kept[0] as Sent)[0] + MAX_CAP_DAYS * DAY_MS : 0;
  for (const cap of caps) {
    if (cap.channel && cap.channel !== message.channel) continue;
    if (cap.tag && !message.tags.includes(cap.tag)) continue;
    const counted = kept.filter(
      ([, channel, ...tags]) => (!cap.channel || channel === cap.channel) && (!cap.tag || tags.includes(cap.tag)),
    );
    until = Math.max(until, roomAt(cap, counted, timeZone));
  }
  return until > at ? until : undefined;
}

/** What caps may still ask for. */
export function withoutOld(sent: Sent[], at: number): Sent[] {
  return sent.filter(([then]) => then > at - MAX_CAP_DAYS * DAY_MS);
}

/** When one cap has room: once the oldest of the newest `most` has left its window. */
function roomAt({ most, within }: MessageCap, counted: Sent[], timeZone: string): number {
  if (most <= 0) return Number.POSITIVE_INFINITY;
  const filling = counted.at(-most);
  if (!filling) return 0;
  if (within.kind === 'last') return filling[0] + spanMs(within);
  let date = localClock(filling[0], timeZone).date;
  for (let day = 0; day < within.days; day += 1) date = dayAfter(date);
  return startOfDay(date, timeZone);
}
