import type { StepReport } from '@footfall/contract';
import page from '../segments/SegmentPage.module.css';
import { amountsWords, differenceWords, ratioWords, shareWords } from './figures.ts';
import styles from './ReportCards.module.css';

interface Props {
  step: string;
  split: NonNullable<StepReport['split']>;
}

/** Which arm of a split led more people to the goal, and how sure that is. */
export function SplitCard({ step, split: { arms, sampleRatio } }: Props) {
  const wrong = ratioWords(sampleRatio);
  const name = `split-${step}`;
  return (
    <section className={page.card} aria-labelledby={name}>
      <h2 id={name}>
        A/B: <code>{step}</code>
      </h2>
      {wrong && (
        <p role="alert" className={styles.wrong}>
          {wrong}
        </p>
      )}
      <ul className={styles.steps} aria-label="Arms">
        {arms.map((arm) => (
          <li key={arm.name} className={styles.step}>
            <span className={styles.head}>
              <strong>{arm.name}</strong>
              <span className={styles.count}>
                {arm.goals.count.toLocaleString()} of {arm.goals.of.toLocaleString()}
              </span>
            </span>
            <span className={styles.line}>
              {shareWords(arm.goals)} reached the goal · {amountsWords(arm.value)}
            </span>
            {arm.difference && (
              <span className={styles.line}>
                Against {arms[0]?.name}: {differenceWords(arm.difference)}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className={page.note}>Of the version in force; intervals are of 95 %.</p>
    </section>
  );
}
