import type { ReactNode } from 'react';
import { Link } from 'wouter';
import styles from './LinkRow.module.css';

interface Props {
  href: string;
  name: string;
  /** Beside the name. */
  status: ReactNode;
  /** Below the name, cut where it does not fit. */
  line: string;
  /** Sets the columns of `.row`; what stands in them are `Figure`s or the room's own. */
  className: string | undefined;
  children: ReactNode;
}

/** One thing in one row, which leads to its page. */
export function LinkRow({ href, name, status, line, className, children }: Props) {
  return (
    <li>
      <Link href={href} className={`${styles.row} ${className}`}>
        <span className={styles.what}>
          <span className={styles.name}>
            {name} {status}
          </span>
          <span className={styles.line}>{line}</span>
        </span>
        {children}
      </Link>
    </li>
  );
}
