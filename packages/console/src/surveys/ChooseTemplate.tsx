import { Link } from 'wouter';
import { Dialog } from '../parts/Dialog.tsx';
import styles from '../segments/ChooseRecipe.module.css';
import { TEMPLATES } from './templates.ts';

interface Props {
  opened: boolean;
  onClose: () => void;
}

/** What a new survey starts from. */
export function ChooseTemplate({ opened, onClose }: Props) {
  return (
    <Dialog opened={opened} onClose={onClose} title="New survey" size="lg">
      <ul className={styles.recipes} aria-label="Start from">
        <li>
          <Link href="/surveys/new" className={styles.recipe ?? ''} data-autofocus>
            <strong>From scratch</strong>
            <span>Write questions of your own.</span>
          </Link>
        </li>
        {TEMPLATES.map(({ id, draft }) => (
          <li key={id}>
            <Link href={`/surveys/new?template=${id}`} className={styles.recipe ?? ''}>
              <strong>{draft.name}</strong>
              <span>{draft.description}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
