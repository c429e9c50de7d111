import type { Span, SpanUnit } from '@footfall/contract';

const UNIT_MS: Record<SpanUnit, number> = {
  seconds: 1000,
  minutes: 60_000,
  hours: 60 * 60_000,
  days: 24 * 60 * 60_000,
};

/** A length of time in milliseconds. A day is 24 hours, whatever clocks do meanwhile. */
export function spanMs({ amount, unit }: Span): number {
  const ms = amount * UNIT_MS[unit];
  if (!(ms > 0)) throw new Error(`not a length of time: ${amount} ${unit}`);
  return Math.round(ms);
}
