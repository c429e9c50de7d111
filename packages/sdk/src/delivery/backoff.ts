const DAY_MS = 86_400_000;
/** 1.5 s: three waits add up to at least 10.5 s, so an outage of 10 s sees no more than three attempts. */
const SERVER_BASE_MS = 1_500;
/** A key that is unknown or not allowed here is mended by a person, not by asking again. */
const REFUSED_BASE_MS = 60_000;
/** Waits grow to 6 to 19 minutes, or 4 to 13 hours where a person has to see to it. */
const MAX_DOUBLINGS = 8;
/** No answer at all: the next page should not wait long for what may have been a tunnel. */
const MAX_SILENT_DOUBLINGS = 1;

/**
 * How long everybody waits after the nth failure in a row (n from 1): full jitter on top of a floor, both
 * doubling. What the server asks for wins, up to a day. `status` 0: no answer came.
 */
export function backoff(status: number, retryAfter: string | null | undefined, failures: number): number {
  const asked = Number(retryAfter) * 1000;
  if (asked > 0) return Math.min(asked, DAY_MS) * (1 + Math.random() / 5);
  const base = /^4(?!08|29)/.test(`${status}`) ? REFUSED_BASE_MS : SERVER_BASE_MS;
  const doublings = Math.min(failures - 1, status ? MAX_DOUBLINGS : MAX_SILENT_DOUBLINGS);
  return base * 2 ** doublings * (1 + 2 * Math.random());
}
