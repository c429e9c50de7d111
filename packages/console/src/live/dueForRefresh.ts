import type { Row } from './feed.ts';

/** Most ids asked about in one request: a URL stays short, an answer small. */
const MAX_IDS = 50;
/** Consequences pass two queues before they show: for so long even a settled event is asked about. */
const SETTLING_MS = 10_000;
const LIVELY_MS = 60_000;

/** Which rows' deliveries are to be asked about now, newest first. */
export function dueForRefresh(rows: readonly Row[], now: number): string[] {
  return rows
    .filter((row) => now - row.askedAt >= everyMs(row, now))
    .slice(0, MAX_IDS)
    .map((row) => row.event.id);
}

function everyMs(row: Row, now: number): number {
  const age = now - row.seenAt;
  if (row.fresh && age < SETTLING_MS) return 1_000;
  if (!row.event.caused.some(isOpen)) return Number.POSITIVE_INFINITY;
  return age < LIVELY_MS ? 2_000 : 15_000;
}

function isOpen(cause: Row['event']['caused'][number]): boolean {
  return cause.kind === 'delivery' && (cause.status === 'pending' || cause.status === 'claimed');
}
