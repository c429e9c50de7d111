import type { BroadcastTrigger } from '@footfall/contract';
import { clockTimeOn, localClock } from './local-clock.ts';

const DAY_MS = 24 * 60 * 60_000;
const DAYS = { day: 1, week: 7 };

/** When a broadcast comes again: at the same time by the site's clocks; a month without that day takes its last. */
export function nextBroadcast(first: number, turn: number, every: BroadcastTrigger['every'], timeZone: string) {
  if (every === undefined) return undefined;
  const { date, minutes } = localClock(first, timeZone);
  return clockTimeOn(every === 'month' ? monthsOn(date, turn) : daysOn(date, turn * DAYS[every]), timeZone, minutes);
}

function daysOn(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

function monthsOn(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
