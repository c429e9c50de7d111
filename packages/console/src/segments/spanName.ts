const DAY = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', timeZone: 'UTC' });
const HOUR = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });

/** What a day (they are UTC's) or an hour (the reader's) is called. */
export function spanName(at: string, by: 'day' | 'hour'): string {
  return (by === 'day' ? DAY : HOUR).format(new Date(at));
}
