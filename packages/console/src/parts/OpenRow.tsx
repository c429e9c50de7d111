import { IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import styles from './OpenRow.module.css';

interface Props {
  /** Said in one line; phrasing content, since it stands in a button. */
  head: ReactNode;
  open: boolean;
  onToggle: () => void;
  children: ReactNode;
}

/** A row of a list that opens to its details. */
export function OpenRow({ head, open, onToggle, children }: Props) {
  const bodyId = useId();
  return (
    <li data-open={open || undefined} className={styles.row}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls={open ? bodyId : undefined}
        onClick={onToggle}
      >
        {head}
        <IconChevronRight size={16} stroke={1.8} aria-hidden className={styles.chevron} />
      </button>
      {open && (
        <div id={bodyId} className={styles.body}>
          {children}
        </div>
      )}
    </li>
  );
}
