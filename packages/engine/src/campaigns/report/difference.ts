import type { Difference, Share } from '@footfall/contract';

/**
 * How far one share is from another, with Newcombe's interval made of their Wilson intervals
 * (https://doi.org/10.1002/(SICI)1097-0258(19980430)17:8%3C873::AID-SIM779%3E3.0.CO;2-I, method 10).
 */
export function difference(one: Share, other: Share): Difference | null {
  if (one.percent === null || other.percent === null) return null;
  const points = one.percent - other.percent;
  const below = Math.hypot(one.percent - (one.low ?? 0), (other.high ?? 0) - other.percent);
  const above = Math.hypot((one.high ?? 0) - one.percent, other.percent - (other.low ?? 0));
  const relative = other.percent > 0 ? (points / other.percent) * 100 : null;
  return { points, low: points - below, high: points + above, relative };
}
