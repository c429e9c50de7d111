import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { Failure } from './Failure.tsx';
import styles from './ListPanel.module.css';

interface Props<Item> {
  list: {
    items: Item[] | undefined;
    error: Error | null;
    refetch: () => void;
    more: (() => void) | undefined;
    isFetchingMore: boolean;
  };
  /** Plural, as in "the webhooks". */
  what: string;
  /** Stands in where there is nothing. */
  empty: ReactNode;
  children: (item: Item) => ReactNode;
}

/** A list in each of its states: not there yet, not to be had, empty, and there with more behind it. */
export function ListPanel<Item>({ list, what, empty, children }: Props<Item>) {
  const { items, error, refetch, more } = list;
  return (
    <>
      {error && <Failure error={error} what={what} retry={refetch} />}
      {(items || !error) && (
        <div className={styles.panel}>
          {!items && <p className={styles.wait}>Loading {what}…</p>}
          {items?.length === 0 && empty}
          {items && items.length > 0 && <ul aria-label={what}>{items.map(children)}</ul>}
          {more && (
            <div className={styles.more}>
              <Button variant="default" size="xs" loading={list.isFetchingMore} onClick={more}>
                Show more
              </Button>
            </div>
          )}
        </div>
      )}
    </>
  );
}
