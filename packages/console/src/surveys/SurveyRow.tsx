import type { ManagedSurvey } from '@footfall/contract';
import { Link } from 'wouter';
import { SegmentStatus } from '../segments/SegmentStatus.tsx';
import styles from './SurveyRow.module.css';
import { scoreText, scoreTitle } from './scoreWords.ts';
import { showWords } from './showWords.ts';

/** One survey in one row, which leads to its page. */
export function SurveyRow({ survey }: { survey: ManagedSurvey }) {
  const { id, name, description, status, summary, show } = survey;
  const { score } = summary;
  return (
    <li>
      <Link href={`/surveys/${encodeURIComponent(id)}`} className={styles.row ?? ''}>
        <span className={styles.what}>
          <span className={styles.name}>
            {name} <SegmentStatus status={status} running={false} />
          </span>
          <span className={styles.line}>{description ?? showWords(show)}</span>
        </span>
        <span className={styles.figure}>
          <span className={styles.count}>{summary.started.toLocaleString()}</span>
          <span className={styles.unit}>{summary.started === 1 ? 'response' : 'responses'}</span>
        </span>
        <span className={styles.figure}>
          {score && score.n > 0 && (
            <>
              <span className={styles.count}>{scoreText(score)}</span>
              <span className={styles.unit}>{scoreTitle(score.kind)}</span>
            </>
          )}
        </span>
      </Link>
    </li>
  );
}
