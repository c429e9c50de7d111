import type { SegmentAnswer } from '@footfall/contract';
import { IconChartPie } from '@tabler/icons-react';
import { useState } from 'react';
import { useList } from '../api/useList.ts';
import { ListRoom } from '../parts/ListRoom.tsx';
import { ChooseRecipe } from './ChooseRecipe.tsx';
import { SegmentRow } from './SegmentRow.tsx';
import { SEGMENTS_PATH } from './segmentApi.ts';

const EVERY_MS = 5_000;

export function SegmentList() {
  const [choosing, setChoosing] = useState(false);
  const list = useList<SegmentAnswer>({ path: SEGMENTS_PATH, everyMs: EVERY_MS });
  return (
    <>
      <ListRoom
        title="Segments"
        lead="Customers by what they do. Each is in or out the moment it becomes true, also when only time passes."
        list={list}
        what="segments"
        add={{ words: 'New segment', onClick: () => setChoosing(true) }}
        empty={{
          icon: IconChartPie,
          title: 'No segment yet',
          words: 'Start from a recipe such as repeat buyers or abandoned carts, or build a rule of your own.',
        }}
      >
        {(segment) => <SegmentRow key={segment.id} segment={segment} />}
      </ListRoom>
      <ChooseRecipe opened={choosing} onClose={() => setChoosing(false)} />
    </>
  );
}
