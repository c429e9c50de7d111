import type { CampaignAnswer } from '@footfall/contract';
import { Figure } from '../parts/Figure.tsx';
import { LinkRow } from '../parts/LinkRow.tsx';
import styles from './CampaignRow.module.css';
import { CampaignStatus } from './CampaignStatus.tsx';
import { triggerWords } from './triggerWords.ts';

/** One campaign: what begins it, and what it did. */
export function CampaignRow({ campaign }: { campaign: CampaignAnswer }) {
  const { id, name, description, trigger, status, started, sent, goals } = campaign;
  const figures = [
    ['began', started],
    ['messages', sent],
    ['goals', goals],
  ] as const;
  return (
    <LinkRow
      href={`/campaigns/${encodeURIComponent(id)}`}
      name={name}
      status={<CampaignStatus campaign={campaign} />}
      line={description ?? triggerWords(trigger)}
      className={styles.columns}
    >
      {status !== 'draft' &&
        figures.map(([unit, count]) => (
          <Figure key={unit} count={count.toLocaleString()} unit={unit} className={styles.figure} />
        ))}
    </LinkRow>
  );
}
