/** Within this the two clocks are taken to agree: what is measured then is mostly the network's delay. */
const TOLERATED_SKEW_MS = 5 * 60_000;
/** Nothing happens later than it is told; a little is allowed for rounding and delay. */
const TOLERATED_FUTURE_MS = 60_000;
const LATE_BROWSER_MS = 15 * 60_000;
const LATE_TRUSTED_MS = 6 * 60 * 60_000;

/** When it happened by Footfall's clock, epoch milliseconds. Skew is `receivedAt − sentAt`, applied only beyond 5 min. */
export function correctedTime(timestamp: string | undefined, sentAt: string | undefined, receivedAt: number): number {
  if (!timestamp) return receivedAt;
  const told = Date.parse(timestamp);
  const sent = sentAt ? Date.parse(sentAt) : Number.NaN;
  const skew = Number.isFinite(sent) ? receivedAt - sent : 0;
  const corrected = Math.abs(skew) > TOLERATED_SKEW_MS ? told + skew : told;
  return corrected > receivedAt + TOLERATED_FUTURE_MS ? receivedAt : corrected;
}

/** Too long ago to start anything: a browser is late sooner than a shop's server. */
export function isLate(at: number, receivedAt: number, trusted: boolean): boolean {
  return receivedAt - at > (trusted ? LATE_TRUSTED_MS : LATE_BROWSER_MS);
}
