import type { SegmentAnswer } from '@footfall/contract';
import { publishProgress } from '../rules/store.ts';
import { movesSince } from './member-store.ts';
import type { SegmentRow } from './segment-row.ts';
import { sizeSeries } from './size-series.ts';
import { DAY_MS } from './spans.ts';
import { toldSegment } from './told-segment.ts';

/** Days of the list's small curve. */
const TREND_DAYS = 14;

/** Segments as the API tells of them, with what else there is to know of each. */
export async function tellSegments(db: D1Database, site: string, rows: SegmentRow[]): Promise<SegmentAnswer[]> {
  const now = Date.now();
  const only = rows.length === 1 ? rows[0]?.id : undefined;
  const [publishes, moved] = await Promise.all([
    publishProgress(db, site),
    movesSince(db, site, now - TREND_DAYS * DAY_MS, DAY_MS, only),
  ]);
  const bySegment = Map.groupBy(moved, ({ segment }) => segment);
  return rows.map((row) => {
    const series = sizeSeries(row.size, bySegment.get(row.id) ?? [], now, DAY_MS, TREND_DAYS);
    const trend = series.map(({ size }) => size);
    return toldSegment(row, trend, publishes);
  });
}
