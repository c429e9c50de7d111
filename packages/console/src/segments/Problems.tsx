import { ApiError } from '../api/ApiError.ts';
import styles from './SegmentDialog.module.css';
import { problemWords } from './words/problemWords.ts';

/** Why something was refused, each reason by itself where there are several. */
export function Problems({ error, what }: { error: Error | null; what: string }) {
  if (!error) return null;
  const problems = error instanceof ApiError ? error.problems : [];
  return (
    <div role="alert" className={styles.problem}>
      {what}
      {problems.length === 0 && `: ${error.message}`}
      {problems.length > 0 && (
        <ul>
          {problems.map((problem) => (
            <li key={problem.path + problem.message}>{problemWords(problem)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
