import type { PublishProgress } from '@footfall/contract';
import { When } from '../parts/When.tsx';
import styles from './ProgressBar.module.css';

/** How many known customers have met the newest rule. */
export function ProgressBar({ progress }: { progress: PublishProgress }) {
  const { state, total, done, failed, finishedAt } = progress;
  const met = done + failed;
  const missed = failed > 0 && ` ${failed.toLocaleString()} could not be asked and will meet it at their next event.`;
  if (state === 'done') {
    return (
      <p className={styles.progress}>
        <span role="status">
          {total === 0
            ? 'Published. There was no known customer to evaluate'
            : `Published. ${done.toLocaleString()} known ${done === 1 ? 'customer' : 'customers'} evaluated`}
          {finishedAt && (
            <>
              {', '}
              <When at={finishedAt} spoken />
            </>
          )}
          .{missed}
        </span>
      </p>
    );
  }
  return (
    <div className={styles.progress}>
      <span role="status">
        Evaluating known customers: {met.toLocaleString()} of {total.toLocaleString()}.{missed}
      </span>
      <progress aria-label="Known customers evaluated" value={met} max={Math.max(total, 1)} />
    </div>
  );
}
