import type { ReactNode } from 'react';
import styles from './Field.module.css';

/** A word between two fields, so that they read as a sentence. */
export function Word({ children }: { children: ReactNode }) {
  return <span className={styles.word}>{children}</span>;
}
