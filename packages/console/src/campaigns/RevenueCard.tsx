import type { CampaignReport } from '@footfall/contract';
import page from '../segments/SegmentPage.module.css';
import { amountsWords } from './figures.ts';

/** What orders came to, told in two ways: both are credit and neither is proof, which the holdout gives. */
export function RevenueCard({ report: { goals, lastTouch } }: { report: CampaignReport }) {
  return (
    <section className={page.card} aria-labelledby="revenue">
      <h2 id="revenue">Goal and revenue</h2>
      <p>
        Credited to this and any other campaign they were in: {goals.count.toLocaleString()}{' '}
        {goals.count === 1 ? 'goal' : 'goals'}, {amountsWords(goals.value)}.
      </p>
      <p>
        By last touch: {lastTouch.count.toLocaleString()} {lastTouch.count === 1 ? 'order' : 'orders'},{' '}
        {amountsWords(lastTouch.value)}.
      </p>
      <p className={page.note}>
        Last touch: orders within five days of a message of this campaign, and of no later one of another.
      </p>
    </section>
  );
}
