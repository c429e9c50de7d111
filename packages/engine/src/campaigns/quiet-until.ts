import type { Channel, QuietHours } from '@footfall/contract';
import { localClock, minutesOf, nextClockTime } from './local-clock.ts';

/** When the quiet hours that an instant lies in are over, or undefined where it lies in none. By the clock, always. */
export function quietUntil(
  quiet: QuietHours | undefined,
  channel: Channel,
  timeZone: string,
  at: number,
): number | undefined {
  if (!quiet || (quiet.channels && !quiet.channels.includes(channel))) return undefined;
  return isQuiet(quiet, timeZone, at) ? nextClockTime(at, timeZone, quiet.to) : undefined;
}

/** From its first minute on until just before its last; one that ends before it begins goes over midnight. */
export function isQuiet({ from, to }: Pick<QuietHours, 'from' | 'to'>, timeZone: string, at: number): boolean {
  const { minutes } = localClock(at, timeZone);
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  return begin <= end ? minutes >= begin && minutes < end : minutes >= begin || minutes < end;
}
