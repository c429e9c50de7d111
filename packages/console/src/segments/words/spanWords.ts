import type { Span } from '@footfall/contract';

/** As in "7 days", "1 hour". */
export function spanWords({ amount, unit }: Span): string {
  return `${amount} ${amount === 1 ? unit.replace(/s$/, '') : unit}`;
}
