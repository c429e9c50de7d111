import type { CouponActivity } from '@footfall/contract';
import { useList } from '../api/useList.ts';
import { ListPanel } from '../parts/ListPanel.tsx';
import { When } from '../parts/When.tsx';
import { activityWords } from './activityWords.ts';
import { ACTIVITY_PATH } from './couponApi.ts';
import styles from './PoolRow.module.css';

const EVERY_MS = 10_000;

/** What looks wrong, and pools that run out: of the last 7 days. */
export function ActivityList() {
  const list = useList<CouponActivity>({ path: ACTIVITY_PATH, everyMs: EVERY_MS });
  return (
    <section className={styles.activity} aria-labelledby="activity">
      <h2 id="activity">Worth a look</h2>
      <ListPanel
        list={list}
        what="suspicious activity"
        empty={<p className={styles.row}>Nobody guesses codes, tries those of others, or uses many at once.</p>}
      >
        {(activity) => (
          <li key={`${activity.kind} ${activity.customer} ${activity.pool} ${activity.at}`} className={styles.row}>
            <span>{activityWords(activity)}</span>
            <span className={styles.line}>
              <When at={activity.at} spoken />
            </span>
          </li>
        )}
      </ListPanel>
    </section>
  );
}
