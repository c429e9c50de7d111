import type { CampaignAnswer } from '@footfall/contract';
import { Link } from 'wouter';
import styles from './CampaignRow.module.css';
import { CampaignStatus } from './CampaignStatus.tsx';
import { triggerWords } from './triggerWords.ts';

/** One campaign in one row, which leads to its page. */
export function CampaignRow({ campaign }: { campaign: CampaignAnswer }) {
  const { id, name, description, trigger, status, started, sent, goals } = campaign;
  const figures = [
    ['began', started],
    ['messages', sent],
    ['goals', goals],
  ] as const;
  return (
    <li>
      <Link href={`/campaigns/${encodeURIComponent(id)}`} className={styles.row ?? ''}>
        <span className={styles.what}>
          <span className={styles.name}>
            {name} <CampaignStatus campaign={campaign} />
          </span>
          <span className={styles.line}>{description ?? triggerWords(trigger)}</span>
        </span>
        {status !== 'draft' &&
          figures.map(([unit, count]) => (
            <span key={unit} className={styles.figure}>
              <span className={styles.count}>{count.toLocaleString()}</span> <span className={styles.unit}>{unit}</span>
            </span>
          ))}
      </Link>
    </li>
  );
}
