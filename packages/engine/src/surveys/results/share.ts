import type { Share } from '@footfall/contract';

/** Of the normal distribution, for 95 %. */
export const Z = 1.96;

/** A share in per cent with its Wilson interval, which stays within 0–100 and means something at 10 of 10 too. */
export function share(count: number, of: number): Share {
  if (of === 0) return { count, of, percent: null, low: null, high: null };
  const p = count / of;
  const zz = (Z * Z) / of;
  const centre = (p + zz / 2) / (1 + zz);
  const half = (Z / (1 + zz)) * Math.sqrt((p * (1 - p)) / of + zz / (4 * of));
  return {
    count,
    of,
    percent: p * 100,
    low: Math.max(0, centre - half) * 100,
    high: Math.min(1, centre + half) * 100,
  };
}
