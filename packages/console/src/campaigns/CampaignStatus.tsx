import type { CampaignAnswer } from '@footfall/contract';
import styles from '../segments/SegmentStatus.module.css';

/** How a campaign stands. */
export function CampaignStatus({ campaign: { status, changed } }: { campaign: CampaignAnswer }) {
  // The colours of segments: what is live looks live everywhere.
  const colour = status === 'live' ? 'published' : 'draft';
  return (
    <>
      <span className={styles.status} data-status={colour}>
        {status}
      </span>
      {changed && <span className={styles.status}>changes not published</span>}
    </>
  );
}
