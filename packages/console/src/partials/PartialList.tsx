import type { PartialAnswer } from '@footfall/contract';
import { IconPuzzle } from '@tabler/icons-react';
import { Link, useLocation } from 'wouter';
import { useList } from '../api/useList.ts';
import { ListRoom } from '../parts/ListRoom.tsx';
import styles from './Partials.module.css';
import { PARTIALS_PATH } from './partialApi.ts';
import { usedWords } from './usedWords.ts';

export function PartialList() {
  const list = useList<PartialAnswer>({ path: PARTIALS_PATH });
  const [, navigate] = useLocation();
  return (
    <ListRoom
      title="Partials"
      lead="Pieces of templates that messages share. A campaign keeps its partials as they were when it was published."
      list={list}
      what="partials"
      add={{ words: 'New partial', onClick: () => navigate('/partials/new') }}
      empty={{
        icon: IconPuzzle,
        title: 'No partial yet',
        words: 'A header or a footer that all mail shares is written once, here.',
      }}
    >
      {(partial) => (
        <li key={partial.id} className={styles.row}>
          <Link href={`/partials/${encodeURIComponent(partial.id)}`} className={styles.name}>
            {partial.name}
          </Link>
          <code>{`{% render '${partial.id}' %}`}</code>
          <span className={styles.note}>{usedWords(partial)}</span>
        </li>
      )}
    </ListRoom>
  );
}
