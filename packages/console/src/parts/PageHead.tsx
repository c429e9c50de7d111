import { type ReactNode, useEffect } from 'react';
import styles from './PageHead.module.css';

interface Props {
  title: string;
  /** What this room is for, in one sentence. */
  lead: ReactNode;
  children?: ReactNode;
}

/** Head of a room: its name, also in the browser's tab, what it is for, and its actions. */
export function PageHead({ title, lead, children }: Props) {
  useEffect(() => {
    document.title = `${title} · Footfall`;
  }, [title]);
  return (
    <header className={styles.head}>
      <div className={styles.words}>
        <h1>{title}</h1>
        <p>{lead}</p>
      </div>
      {children && <div className={styles.actions}>{children}</div>}
    </header>
  );
}
