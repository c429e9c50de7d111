import type { Share } from '@footfall/contract';
import styles from './ResultsCard.module.css';

interface Props {
  name: string;
  share: Pick<Share, 'count' | 'of' | 'percent'>;
  /** Said under the bar. */
  note?: string;
}

/** The count stands beside the bar, so the bar itself is for the eye alone. */
export function Bar({ name, share, note }: Props) {
  const width = Math.round(share.percent ?? 0);
  return (
    <li className={styles.bar}>
      <span className={styles.label}>{name}</span>
      <span className={styles.track} aria-hidden>
        <span style={{ inlineSize: `${width}%` }} />
      </span>
      <span className={styles.count}>
        {share.count.toLocaleString()} <span className={styles.percent}>{share.percent !== null && `${width} %`}</span>
      </span>
      {note && <span className={styles.under}>{note}</span>}
    </li>
  );
}
