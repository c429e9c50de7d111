const EVERY_MS = 1_000;
const HIDDEN_EVERY_MS = 30_000;
const MAX_BACK_OFF_MS = 30_000;
/** A page this full means that more is waiting behind it. */
const FULL_PAGE = 50;

interface Situation {
  visible: boolean;
  /** Failures in a row. */
  failures: number;
  /** What the server asked for with `Retry-After`. */
  retryAfterMs?: number | undefined;
  /** How many events the last page brought that were not here before. */
  arrived: number;
}

/** How long to wait before the next look. */
export function pollDelay({ visible, failures, retryAfterMs = 0, arrived }: Situation): number {
  const usual = visible ? EVERY_MS : HIDDEN_EVERY_MS;
  if (failures > 0) return Math.max(usual, retryAfterMs, Math.min(MAX_BACK_OFF_MS, EVERY_MS * 2 ** (failures - 1)));
  return arrived >= FULL_PAGE ? 0 : usual;
}
