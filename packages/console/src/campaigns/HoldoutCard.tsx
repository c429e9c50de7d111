import type { HoldoutResult } from '@footfall/contract';
import page from '../segments/SegmentPage.module.css';
import { differenceWords, ratioWords, shareWords } from './figures.ts';
import styles from './ReportCards.module.css';

/** What the campaign itself did: those who were in it beside those who were left out by a draw. */
export function HoldoutCard({
  holdout: { site, campaign, treated, held, lift, sampleRatio },
}: {
  holdout: HoldoutResult;
}) {
  const wrong = ratioWords(sampleRatio);
  return (
    <section className={page.card} aria-labelledby="holdout">
      <h2 id="holdout">Against those left out</h2>
      {wrong && (
        <p role="alert" className={styles.wrong}>
          {wrong}
        </p>
      )}
      <p>In it: {shareWords(treated)} reached the goal.</p>
      <p>
        Left out ({campaign.toLocaleString()} by the campaign, {site.toLocaleString()} by the site): {shareWords(held)}.
      </p>
      {lift && <p className={styles.figures}>Lift: {differenceWords(lift)}.</p>}
    </section>
  );
}
