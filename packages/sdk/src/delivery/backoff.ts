const DAY_MS = 86_400_000;
/** 1.5 s: three waits add up to at least 10.5 s, so an outage of 10 s sees no more than three attempts. */
const SERVER_BASE_MS = 1_500;
const SERVER_MAX_MS = 600_000;
/** A key that is unknown or not allowed here is mended by a person, not by asking again. */
const REFUSED_BASE_MS = 60_000;

/** What an attempt came to: the HTTP status, 0 where no answer came. */
export interface Outcome {
  status: number;
  /** The header `Retry-After` as it came. */
  retryAfter?: string | null;
}

/**
 * How long everybody waits after the nth failure in a row (n from 1): full jitter on top of a floor, both
 * doubling. What the server asks for wins, up to a day.
 */
export function backoff({ status, retryAfter }: Outcome, failures: number, now: number): number {
  const asked = retryAfter ? Number(retryAfter) * 1000 || Date.parse(retryAfter) - now : 0;
  if (asked > 0) return Math.min(asked * (1 + Math.random() / 5), DAY_MS);
  const waitsForPerson = status >= 400 && status < 500 && status !== 408 && status !== 429;
  const base = waitsForPerson ? REFUSED_BASE_MS : SERVER_BASE_MS;
  // No answer at all: the next page should not wait long for what may have been a tunnel.
  const doublings = status ? failures - 1 : Math.min(failures - 1, 1);
  return Math.min(base * 2 ** doublings * (1 + 2 * Math.random()), waitsForPerson ? DAY_MS : SERVER_MAX_MS);
}
