import type { Row } from './feed.ts';

const SPAN_MS = 5 * 60_000;
export const BARS = 60;
const BAR_MS = SPAN_MS / BARS;

export interface Pulse {
  /** Events per five seconds, oldest first. */
  bars: number[];
  total: number;
  /** The rows here do not reach back over the whole span, so there may have been more. */
  atLeast: boolean;
}

/** How the last five minutes went, as far as the rows here tell. Rows are newest first. */
export function pulseOf(rows: readonly Row[], now: number, mayReachFurther: boolean): Pulse {
  const bars = new Array<number>(BARS).fill(0);
  let total = 0;
  for (const row of rows) {
    const age = Math.max(0, now - Date.parse(row.event.receivedAt));
    if (!(age < SPAN_MS)) continue;
    const bar = BARS - 1 - Math.floor(age / BAR_MS);
    bars[bar] = (bars[bar] ?? 0) + 1;
    total += 1;
  }
  return { bars, total, atLeast: mayReachFurther && total === rows.length && total > 0 };
}
