const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Waits before each attempt, the first included: the schedule of Standard Webhooks 1.0, about 75 h in all. */
const WAITS_MS = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
];
/** Receivers that failed together are not called together again. */
const JITTER = 0.2;
/** A receiver may ask for more time, but not for so much that nobody remembers. */
const LONGEST_WAIT_MS = 24 * HOUR;

/**
 * When to try again after `attempts` failed ones, epoch milliseconds; undefined once all are used up. `random` is
 * from 0 to 1. `askedMs`: what the receiver asked for, which is granted within bounds and never shortens the wait.
 */
export function nextAttemptAt(attempts: number, now: number, random: number, askedMs = 0): number | undefined {
  const wait = WAITS_MS[attempts];
  if (wait === undefined) return undefined;
  return Math.round(now + Math.max(wait * (1 + JITTER * random), Math.min(askedMs, LONGEST_WAIT_MS)));
}
