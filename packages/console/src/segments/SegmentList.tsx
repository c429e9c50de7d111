import type { SegmentAnswer } from '@footfall/contract';
import { Button } from '@mantine/core';
import { IconChartPie, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useList } from '../api/useList.ts';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { ChooseRecipe } from './ChooseRecipe.tsx';
import { SegmentRow } from './SegmentRow.tsx';
import { SEGMENTS_PATH } from './segmentApi.ts';

const EVERY_MS = 5_000;

export function SegmentList() {
  const [choosing, setChoosing] = useState(false);
  const list = useList<SegmentAnswer>({ path: SEGMENTS_PATH, everyMs: EVERY_MS });
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={() => setChoosing(true)}>
      New segment
    </Button>
  );
  return (
    <>
      <PageHead
        title="Segments"
        lead="Customers by what they do. Each is in or out the moment it becomes true, also when only time passes."
      >
        {list.items && list.items.length > 0 && add}
      </PageHead>
      <ListPanel
        list={list}
        what="segments"
        empty={
          <Empty icon={IconChartPie} title="No segment yet" action={add}>
            Start from a recipe such as repeat buyers or abandoned carts, or build a rule of your own.
          </Empty>
        }
      >
        {(segment) => <SegmentRow key={segment.id} segment={segment} />}
      </ListPanel>
      <ChooseRecipe opened={choosing} onClose={() => setChoosing(false)} />
    </>
  );
}
