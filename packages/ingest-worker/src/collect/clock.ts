/** Within this the two clocks are taken to agree: what is measured then is mostly the network's delay. */
const TOLERATED_SKEW_MS = 5 * 60_000;
/** Nothing happens later than it is told; a little is allowed for rounding and delay. */
const TOLERATED_FUTURE_MS = 60_000;
/** Of years with four digits: a difference of more years than a date can hold is no skew. */
const ISO_8601 = /^\d{4}-\d\d-\d\d/;
const LATE_BROWSER_MS = 15 * 60_000;
const LATE_TRUSTED_MS = 6 * 60 * 60_000;

/** When it happened by Footfall's clock, epoch milliseconds. Skew is `receivedAt − sentAt`, applied only beyond 5 min. */
export function correctedTime(timestamp: string | undefined, sentAt: string | undefined, receivedAt: number): number {
  if (!timestamp) return receivedAt;
  const told = Date.parse(timestamp);
  const skew = sentAt && ISO_8601.test(sentAt) ? receivedAt - Date.parse(sentAt) || 0 : 0;
  const corrected = Math.abs(skew) > TOLERATED_SKEW_MS ? told + skew : told;
  return corrected > receivedAt + TOLERATED_FUTURE_MS ? receivedAt : corrected;
}

/** Too long ago to start anything: a browser is late sooner than a shop's server. */
export function isLate(at: number, receivedAt: number, trusted: boolean): boolean {
  return receivedAt - at > (trusted ? LATE_TRUSTED_MS : LATE_BROWSER_MS);
}
