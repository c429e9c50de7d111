import type { SegmentSize } from '@footfall/contract';

/** Moves of one span of time, by its beginning (epoch milliseconds). */
export interface Moved {
  at: number;
  entered: number;
  left: number;
}

/**
 * The sizes of the `count` spans up to the one `now` lies in, oldest first: reckoned back from the size of now, as
 * what has moved since then is known.
 */
export function sizeSeries(size: number, moved: Moved[], now: number, spanMs: number, count: number): SegmentSize[] {
  const byStart = new Map(moved.map((span) => [span.at, span]));
  const newest = Math.floor(now / spanMs) * spanMs;
  const series: SegmentSize[] = [];
  let after = size;
  for (let index = 0; index < count; index += 1) {
    const at = newest - index * spanMs;
    const { entered, left } = byStart.get(at) ?? { entered: 0, left: 0 };
    series.unshift({ at: new Date(at).toISOString(), size: Math.max(0, after), entered, left });
    after -= entered - left;
  }
  return series;
}
