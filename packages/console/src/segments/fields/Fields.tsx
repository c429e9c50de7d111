import type { ReactNode } from 'react';
import styles from './Field.module.css';

/** Fields that stay together where a line breaks. */
export function Fields({ children }: { children: ReactNode }) {
  return <span className={styles.group}>{children}</span>;
}
