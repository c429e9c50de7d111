import type { CampaignAnswer } from '@footfall/contract';
import page from '../segments/SegmentPage.module.css';
import styles from './ReportCards.module.css';
import { stepWords } from './stepWords.ts';

/** A draft's steps, before there is anything to report of them. */
export function StepsCard({ campaign: { steps } }: { campaign: CampaignAnswer }) {
  return (
    <section className={page.card} aria-labelledby="steps">
      <h2 id="steps">Steps</h2>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <li key={step.id} className={styles.step}>
            <strong>{stepWords(step)}</strong> <code>{step.id}</code>
          </li>
        ))}
      </ol>
    </section>
  );
}
