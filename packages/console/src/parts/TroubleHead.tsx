import styles from './TroubleHead.module.css';
import { When } from './When.tsx';

interface Props {
  /** What sort of trouble, in one word. */
  word: string;
  sentence: string;
  /** Where in the data. */
  place?: string | null;
  at: string;
}

/** One trouble in one row: what, why, where, when. */
export function TroubleHead({ word, sentence, place, at }: Props) {
  return (
    <span className={styles.head}>
      <span className={styles.word}>{word}</span>
      <span className={styles.what}>
        <span>{sentence}</span>
        {place && <code className={styles.place}>{place}</code>}
      </span>
      <When at={at} className={styles.when} />
    </span>
  );
}
