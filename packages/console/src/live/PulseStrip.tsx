import { useNow } from '../parts/useNow.ts';
import type { Row } from './feed.ts';
import styles from './PulseStrip.module.css';
import { BARS, pulseOf } from './pulseOf.ts';

interface Props {
  rows: readonly Row[];
  /** There are older events than the rows hold. */
  mayReachFurther: boolean;
}

const STEP = 4;
const HEIGHT = 32;
/** A single event must not look like a rush: the scale ends at this many at the least. */
const LOWEST_TOP = 4;

/** The last five minutes at a glance. */
export function PulseStrip({ rows, mayReachFurther }: Props) {
  const now = useNow((time) => time);
  const { bars, total, atLeast } = pulseOf(rows, now, mayReachFurther);
  const top = Math.max(LOWEST_TOP, ...bars);
  return (
    <div className={styles.pulse}>
      <svg className={styles.bars} viewBox={`0 0 ${BARS * STEP} ${HEIGHT}`} aria-hidden="true" focusable="false">
        {bars.map((count, place) => {
          const height = count === 0 ? 2 : 3 + (count / top) * (HEIGHT - 3);
          return (
            <rect
              // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
              key={place}
              x={place * STEP}
              y={HEIGHT - height}
              width={STEP - 1.5}
              height={height}
              rx={1}
              data-empty={count === 0 || undefined}
            />
          );
        })}
      </svg>
      <span className={styles.words}>
        <strong>
          {total}
          {atLeast && '+'}
        </strong>{' '}
        in the last 5 min
      </span>
    </div>
  );
}
