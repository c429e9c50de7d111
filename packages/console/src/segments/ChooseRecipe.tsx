import { Link } from 'wouter';
import { Dialog } from '../parts/Dialog.tsx';
import { Failure } from '../parts/Failure.tsx';
import styles from './ChooseRecipe.module.css';
import { useRecipes } from './useRecipes.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** What a new segment starts from. */
export function ChooseRecipe({ opened, onClose }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title="New segment" size="lg">
      <Recipes />
    </Dialog>
  );
}

function Recipes() {
  const { data, error, refetch } = useRecipes();
  return (
    <>
      {error && <Failure error={error} what="the recipes" retry={() => void refetch()} />}
      <ul className={styles.recipes} aria-label="Start from">
        <li>
          <Link href="/segments/new" className={styles.recipe ?? ''} data-autofocus>
            <strong>From scratch</strong>
            <span>Build a rule of your own.</span>
          </Link>
        </li>
        {data?.map(({ id, name, description }) => (
          <li key={id}>
            <Link href={`/segments/new?recipe=${encodeURIComponent(id)}`} className={styles.recipe ?? ''}>
              <strong>{name}</strong>
              <span>{description}</span>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
