import type { SegmentAnswer } from '@footfall/contract';
import { Figure } from '../parts/Figure.tsx';
import { LinkRow } from '../parts/LinkRow.tsx';
import styles from './SegmentRow.module.css';
import { SegmentStatus } from './SegmentStatus.tsx';
import { Sparkline } from './Sparkline.tsx';
import { conditionWords } from './words/conditionWords.ts';

/** One segment: its rule, how many are in it, and how that went. */
export function SegmentRow({ segment }: { segment: SegmentAnswer }) {
  const { id, name, description, when, status, size, trend, progress } = segment;
  const line = conditionWords(when, (other) => `“${other}”`);
  return (
    <LinkRow
      href={`/segments/${encodeURIComponent(id)}`}
      name={name}
      status={<SegmentStatus status={status} running={progress?.state === 'running'} />}
      line={description ?? line.text}
      className={styles.columns}
    >
      <span className={styles.trend}>{status !== 'draft' && <Sparkline sizes={trend} />}</span>
      {status === 'draft' ? (
        <Figure unit="nobody yet" />
      ) : (
        <Figure count={size.toLocaleString()} unit={size === 1 ? 'customer' : 'customers'} />
      )}
    </LinkRow>
  );
}
