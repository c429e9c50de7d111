import type { SegmentAnswer } from '@footfall/contract';
import styles from './SegmentStatus.module.css';

const WORDS = { draft: 'draft', published: 'live', changed: 'live, with changes not published' };

/** How a segment stands; `running` while known customers are still meeting its rule. */
export function SegmentStatus({ status, running }: { status: SegmentAnswer['status']; running: boolean }) {
  return (
    <>
      <span className={styles.status} data-status={status}>
        {WORDS[status]}
      </span>
      {running && <span className={styles.status}>publishing</span>}
    </>
  );
}
