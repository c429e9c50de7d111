import type { SegmentSize } from '@footfall/contract';
import { curvePath } from './curvePath.ts';
import styles from './SizeCard.module.css';
import { spanName } from './spanName.ts';

const WIDTH = 100;
const HEIGHT = 100;

/** The sizes as a curve; the table below it says the same. */
export function SizeChart({ sizes, by }: { sizes: SegmentSize[]; by: 'day' | 'hour' }) {
  const line = curvePath(
    sizes.map(({ size }) => size),
    WIDTH,
    HEIGHT,
  );
  const largest = Math.max(1, ...sizes.map(({ size }) => size));
  return (
    <div className={styles.chart}>
      <span className={styles.scale}>
        <span>{largest.toLocaleString()}</span>
        <span>0</span>
      </span>
      <svg className={styles.plot} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        <path className={styles.area} d={`${line} V${HEIGHT} H0 Z`} />
        <path className={styles.line} d={line} />
      </svg>
      <span className={styles.ends}>
        <span>{spanName(sizes[0]?.at ?? '', by)}</span>
        <span>now</span>
      </span>
    </div>
  );
}
