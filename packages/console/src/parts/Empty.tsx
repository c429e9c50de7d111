import type { TablerIcon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import styles from './Empty.module.css';

interface Props {
  icon: TablerIcon;
  title: string;
  children: ReactNode;
  action?: ReactNode;
}

/** Nothing here: whether that is good, and what would change it. */
export function Empty({ icon: Icon, title, children, action }: Props) {
  return (
    <div className={styles.empty}>
      <span className={styles.icon}>
        <Icon size={24} stroke={1.6} aria-hidden />
      </span>
      <h2>{title}</h2>
      <p>{children}</p>
      {action}
    </div>
  );
}
