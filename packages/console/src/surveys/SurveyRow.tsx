import type { ManagedSurvey } from '@footfall/contract';
import { Figure } from '../parts/Figure.tsx';
import { LinkRow } from '../parts/LinkRow.tsx';
import { SegmentStatus } from '../segments/SegmentStatus.tsx';
import styles from './SurveyRow.module.css';
import { scoreText, scoreTitle } from './scoreWords.ts';
import { showWords } from './showWords.ts';

/** One survey: where it is shown, how many answered, and its score. */
export function SurveyRow({ survey }: { survey: ManagedSurvey }) {
  const { id, name, description, status, summary, show } = survey;
  const { started, score } = summary;
  return (
    <LinkRow
      href={`/surveys/${encodeURIComponent(id)}`}
      name={name}
      status={<SegmentStatus status={status} running={false} />}
      line={description ?? showWords(show)}
      className={styles.columns}
    >
      <Figure count={started.toLocaleString()} unit={started === 1 ? 'response' : 'responses'} />
      {score && score.n > 0 && (
        <Figure count={scoreText(score)} unit={scoreTitle(score.kind)} className={styles.score} />
      )}
    </LinkRow>
  );
}
