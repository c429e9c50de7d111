/** Zones are at most 14 hours ahead of UTC and 12 behind. */
const WIDEST_OFFSET_MS = 15 * 60 * 60_000;
const DAY_MS = 24 * 60 * 60_000;
/** Answers never change; this many are kept per isolate because each costs some thirty questions to Intl. */
const MAX_CACHED = 1_000;

const starts = new Map<string, number>();
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The first instant of a calendar day in a time zone. Where clocks jump over midnight that is later than 00:00, and
 * where a zone leaves a day out it is the start of the next one.
 */
export function startOfDay(date: string, timeZone: string): number {
  const name = `${timeZone} ${date}`;
  let start = starts.get(name);
  if (start === undefined) {
    start = findStart(date, timeZone);
    if (starts.size >= MAX_CACHED) starts.clear();
    starts.set(name, start);
  }
  return start;
}

/** The calendar day after this one. */
export function dayAfter(date: string): string {
  return new Date(midnightUtc(date) + DAY_MS).toISOString().slice(0, 10);
}

/** Local dates never go back as time goes on, so the first instant is found by halving. */
function findStart(date: string, timeZone: string): number {
  let before = midnightUtc(date) - WIDEST_OFFSET_MS;
  let from = midnightUtc(date) + WIDEST_OFFSET_MS;
  // A day that a zone left out (Apia, 2011-12-30) begins when the next one does.
  while (localDate(from, timeZone) < date) from += WIDEST_OFFSET_MS;
  while (from - before > 1) {
    const middle = Math.floor((before + from) / 2);
    if (localDate(middle, timeZone) >= date) from = middle;
    else before = middle;
  }
  return from;
}

function midnightUtc(date: string): number {
  const at = Date.parse(`${date}T00:00:00Z`);
  if (!/^\d{4}-\d\d-\d\d$/.test(date) || Number.isNaN(at)) throw new Error(`not a date: ${date}`);
  return at;
}

function localDate(at: number, timeZone: string): string {
  let format = formats.get(timeZone);
  if (!format) {
    // en-CA writes 2026-01-31.
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
    formats.set(timeZone, format);
  }
  return format.format(at);
}
