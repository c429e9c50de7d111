import { dayAfter, startOfDay } from '../segments/start-of-day.ts';

const MINUTE_MS = 60_000;
/** Clocks are put forward or back at quarters of an hour only. */
const QUARTER_MS = 15 * MINUTE_MS;
/** No zone moves its clocks by more than this within a day (Lord Howe moves them by half an hour, others by one). */
const WIDEST_SHIFT_MS = 3 * 60 * MINUTE_MS;
const MINUTES_PER_HOUR = 60;
/** Days looked through for a weekday, and one more where a zone left a day out. */
const MAX_DAYS = 9;

/** What clocks and calendars show at an instant in a time zone. */
export interface LocalClock {
  /** `YYYY-MM-DD`. */
  date: string;
  /** Since midnight by the clock. */
  minutes: number;
  /** 1 Monday … 7 Sunday. */
  weekday: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

export function localClock(at: number, timeZone: string): LocalClock {
  const [date = '', time = ''] = formatOf(timeZone).format(at).split(', ');
  return { date, minutes: minutesOf(time), weekday: weekdayOf(date) };
}

/** Minutes since midnight of `HH:MM`. */
export function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * MINUTES_PER_HOUR + minutes;
}

/**
 * The next instant after `after` at which clocks in a zone show a time, on one of these weekdays if given. Where they
 * are put forward over it, that is when they are; where they show it twice, the first counts.
 */
export function nextClockTime(after: number, timeZone: string, time: string, weekdays?: number[]): number {
  let { date } = localClock(after, timeZone);
  for (let day = 0; day < MAX_DAYS; day += 1) {
    if (!weekdays || weekdays.includes(weekdayOf(date))) {
      const at = clockTimeOn(date, timeZone, minutesOf(time));
      if (at > after) return at;
    }
    date = dayAfter(date);
  }
  throw new Error(`clocks in ${timeZone} never show ${time} after ${after}`);
}

/** When clocks in a zone show so many minutes since midnight on a day; where they skip that, when they do. */
export function clockTimeOn(date: string, timeZone: string, minutes: number): number {
  const start = startOfDay(date, timeZone);
  const isThere = (at: number) => {
    const clock = localClock(at, timeZone);
    return clock.date > date || (clock.date === date && clock.minutes >= minutes);
  };
  const guess = start + minutes * MINUTE_MS - WIDEST_SHIFT_MS;
  let at = Math.max(start, start + Math.floor((guess - start) / QUARTER_MS) * QUARTER_MS);
  while (!isThere(at)) at += QUARTER_MS;
  while (at > start && isThere(at - MINUTE_MS)) at -= MINUTE_MS;
  return at;
}

function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  let format = formats.get(timeZone);
  if (!format) {
    // en-CA writes 2026-01-31, 22:05.
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timeZone, format);
  }
  return format;
}
