import { decodeDays } from './daily-counts.ts';
import { meansName } from './event-name.ts';
import { DAY_MS, dayOf, type History } from './history.ts';

/** Events no longer kept one by one: so many, at some instants from `earliest` to `latest`. */
export interface DroppedEvents {
  earliest: number;
  latest: number;
  count: number;
}

/**
 * What counters still tell of events that are no longer kept: how many on each day, and how many before the counters
 * begin. `totals` is how often each name happened ever.
 */
export function droppedEvents(history: History, totals: Record<string, number>, event: string): DroppedEvents[] {
  const { dropped } = history;
  if (!dropped) return [];
  return history.names.flatMap((name, index) => {
    const latest = dropped[index] ?? 0;
    return latest !== 0 && meansName(event, name) ? droppedOfName(history, index, totals[name] ?? 0, latest) : [];
  });
}

function droppedOfName(history: History, name: number, total: number, newest: number): DroppedEvents[] {
  const { first, counts } = decodeDays(history.days[name] ?? '');
  const left = [...counts];
  let before = total - counts.reduce((sum, count) => sum + count, 0);
  for (const event of history.events) {
    if (event[0] !== name) continue;
    const day = dayOf(event[1]);
    if (day < history.daysFrom) before -= 1;
    else left[day - first] = (left[day - first] ?? 0) - 1;
  }
  const dropped: DroppedEvents[] = [];
  if (before > 0) {
    const latest = Math.min(history.daysFrom * DAY_MS - 1, newest);
    dropped.push({ earliest: Number.NEGATIVE_INFINITY, latest, count: before });
  }
  for (const [index, count] of left.entries()) {
    if (!(count > 0)) continue;
    const start = (first + index) * DAY_MS;
    if (start > newest) break;
    dropped.push({ earliest: start, latest: Math.min(start + DAY_MS - 1, newest), count });
  }
  return dropped;
}
