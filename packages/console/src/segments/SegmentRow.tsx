import type { SegmentAnswer } from '@footfall/contract';
import { Link } from 'wouter';
import styles from './SegmentRow.module.css';
import { SegmentStatus } from './SegmentStatus.tsx';
import { Sparkline } from './Sparkline.tsx';
import { conditionWords } from './words/conditionWords.ts';

/** One segment in one row, which leads to its page. */
export function SegmentRow({ segment }: { segment: SegmentAnswer }) {
  const { id, name, description, when, status, size, trend, progress } = segment;
  const line = conditionWords(when, (other) => `“${other}”`);
  const running = progress?.state === 'running';
  return (
    <li>
      <Link href={`/segments/${encodeURIComponent(id)}`} className={styles.row ?? ''}>
        <span className={styles.what}>
          <span className={styles.name}>
            {name} <SegmentStatus status={status} running={running} />
          </span>
          <span className={styles.rule}>{description ?? line.text}</span>
        </span>
        <span className={styles.trend}>{status !== 'draft' && <Sparkline sizes={trend} />}</span>
        <span className={styles.size}>
          {status === 'draft' ? (
            <span className={styles.unit}>nobody yet</span>
          ) : (
            <>
              <span className={styles.count}>{size.toLocaleString()}</span>
              <span className={styles.unit}>{size === 1 ? 'customer' : 'customers'}</span>
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
