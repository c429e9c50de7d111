import styles from './Figure.module.css';

interface Props {
  /** Left out where there is none to tell. */
  count?: string | undefined;
  unit: string;
  className?: string | undefined;
}

/** A figure over what it counts, in a row's column. */
export function Figure({ count, unit, className = '' }: Props) {
  return (
    <span className={`${styles.figure} ${className}`}>
      {count !== undefined && <span className={styles.count}>{count}</span>} <span className={styles.unit}>{unit}</span>
    </span>
  );
}
