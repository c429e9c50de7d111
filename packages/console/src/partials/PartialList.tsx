import type { PartialAnswer } from '@footfall/contract';
import { Button } from '@mantine/core';
import { IconPlus, IconPuzzle } from '@tabler/icons-react';
import { Link } from 'wouter';
import { useList } from '../api/useList.ts';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import styles from './Partials.module.css';
import { PARTIALS_PATH } from './partialApi.ts';
import { usedWords } from './usedWords.ts';

export function PartialList() {
  const list = useList<PartialAnswer>({ path: PARTIALS_PATH });
  const add = (
    <Button component={Link} href="/partials/new" leftSection={<IconPlus size={16} stroke={2} aria-hidden />}>
      New partial
    </Button>
  );
  return (
    <>
      <PageHead
        title="Partials"
        lead="Pieces of templates that messages share. A campaign keeps its partials as they were when it was published."
      >
        {list.items && list.items.length > 0 && add}
      </PageHead>
      <ListPanel
        list={list}
        what="partials"
        empty={
          <Empty icon={IconPuzzle} title="No partial yet" action={add}>
            A header or a footer that all mail shares is written once, here.
          </Empty>
        }
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
      </ListPanel>
    </>
  );
}
