import type { WebhookHealth } from './webhook.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** So many failures in a row, and the receiver is left alone for a while: the breaker is open. */
export const BREAKER_FAILURES = 3;
const FIRST_PAUSE_MS = 30 * SECOND_MS;
const LONGEST_PAUSE_MS = 10 * MINUTE_MS;
/** As long as Svix waits: a receiver without a single success for this long is nobody's any more. */
export const GIVE_UP_MS = 5 * DAY_MS;

export const HEALTHY: WebhookHealth = { failures: 0, failingSince: null, openUntil: null };

/** How a receiver stands after one more failure, and whether it is to be disabled. */
export function afterFailure(before: WebhookHealth, now: number): { health: WebhookHealth; giveUp: boolean } {
  const failures = before.failures + 1;
  const failingSince = before.failingSince ?? now;
  const pause = Math.min(FIRST_PAUSE_MS * 2 ** (failures - BREAKER_FAILURES), LONGEST_PAUSE_MS);
  return {
    health: { failures, failingSince, openUntil: failures >= BREAKER_FAILURES ? now + pause : null },
    giveUp: failures >= BREAKER_FAILURES && now - failingSince >= GIVE_UP_MS,
  };
}

/** Whether calls wait, because the receiver failed too often in a row just now. */
export function isOpen({ openUntil }: WebhookHealth, now: number): boolean {
  return openUntil !== null && openUntil > now;
}

/** A receiver that fails is called on a lane of its own, where it keeps nobody waiting but its like. */
export function laneOf({ failures }: WebhookHealth): 'fast' | 'slow' {
  return failures > 0 ? 'slow' : 'fast';
}
