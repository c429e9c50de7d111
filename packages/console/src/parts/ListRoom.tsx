import { Button } from '@mantine/core';
import { IconPlus, type TablerIcon } from '@tabler/icons-react';
import type { ComponentProps, ReactNode } from 'react';
import { Empty } from './Empty.tsx';
import { ListPanel } from './ListPanel.tsx';
import { PageHead } from './PageHead.tsx';

interface Props<Item> {
  title: string;
  lead: string;
  list: ComponentProps<typeof ListPanel<Item>>['list'];
  /** Plural, as in "the webhooks". */
  what: string;
  /** The button that makes another one. */
  add: { words: string; onClick: () => void };
  /** Stands in while there is none, above the same button. */
  empty: { icon: TablerIcon; title: string; words: string };
  children: (item: Item) => ReactNode;
}

/** Head and list of a room whose things are made by a button: in its head, or where the first one is missing. */
export function ListRoom<Item>({ title, lead, list, what, add, empty, children }: Props<Item>) {
  const button = (
    <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={add.onClick}>
      {add.words}
    </Button>
  );
  return (
    <>
      <PageHead title={title} lead={lead}>
        {list.items && list.items.length > 0 && button}
      </PageHead>
      <ListPanel
        list={list}
        what={what}
        empty={
          <Empty icon={empty.icon} title={empty.title} action={button}>
            {empty.words}
          </Empty>
        }
      >
        {children}
      </ListPanel>
    </>
  );
}
