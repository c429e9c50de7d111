import type { SegmentAnswer } from '@footfall/contract';
import { CopyButton } from '../parts/CopyButton.tsx';
import { RuleWords } from './RuleWords.tsx';
import styles from './SegmentPage.module.css';

/** What a segment asks: in force, and drafted where that differs. */
export function RuleCard({ segment }: { segment: SegmentAnswer }) {
  const { id, published, status } = segment;
  const include = (published ?? segment).include;
  return (
    <section className={styles.card} aria-labelledby="rule">
      <h2 id="rule">Rule</h2>
      {published && status === 'changed' && (
        <>
          <h3 className={styles.version}>In force</h3>
          <RuleWords when={published.when} />
          <h3 className={styles.version}>Draft</h3>
        </>
      )}
      <RuleWords when={segment.when} />
      <p className={styles.note}>
        {include === 'everyone' ? 'Counts everyone, anonymous customers too.' : 'Counts known customers only.'}
      </p>
      <p className={styles.note}>
        <code>{id}</code> <CopyButton value={id} what="segment id" />
        {published && ` · version ${published.version} of the rules`}
      </p>
    </section>
  );
}
