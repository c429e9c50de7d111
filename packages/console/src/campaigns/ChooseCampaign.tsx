import { Link } from 'wouter';
import { Dialog } from '../parts/Dialog.tsx';
import { Failure } from '../parts/Failure.tsx';
import styles from '../segments/ChooseRecipe.module.css';
import { useCampaignRecipes } from './campaignApi.ts';
import { triggerWords } from './triggerWords.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** What a new campaign starts from. */
export function ChooseCampaign({ opened, onClose }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title="New campaign" size="lg">
      <Recipes />
    </Dialog>
  );
}

function Recipes() {
  const { data, error, refetch } = useCampaignRecipes();
  return (
    <>
      {error && <Failure error={error} what="the recipes" retry={() => void refetch()} />}
      <ul className={styles.recipes} aria-label="Start from">
        <li>
          <Link href="/campaigns/new" className={styles.recipe ?? ''} data-autofocus>
            <strong>From scratch</strong>
            <span>Build steps of your own.</span>
          </Link>
        </li>
        {data?.map(({ id, definition: { name, description, trigger } }) => (
          <li key={id}>
            <Link href={`/campaigns/new?recipe=${encodeURIComponent(id)}`} className={styles.recipe ?? ''}>
              <strong>{name}</strong>
              <span>{description ?? triggerWords(trigger)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
