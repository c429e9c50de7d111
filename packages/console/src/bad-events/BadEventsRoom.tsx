import { IconCircleCheck } from '@tabler/icons-react';
import { useList } from '../api/useList.ts';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { OpenRow } from '../parts/OpenRow.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { TroubleHead } from '../parts/TroubleHead.tsx';
import { useOpenRows } from '../parts/useOpenRows.ts';
import type { BadEvent } from './BadEvent.ts';
import { MendEvent } from './MendEvent.tsx';

const EVERY_MS = 10_000;

export function BadEventsRoom() {
  const { open, toggle } = useOpenRows();
  // While one is being read, nothing is to move it.
  const list = useList<BadEvent>({ path: '/v1/bad-events', everyMs: open.size > 0 ? false : EVERY_MS });
  return (
    <>
      <PageHead
        title="Bad events"
        lead="Events that were refused, each with the reason. Nothing of them counted anywhere. Mend what sends them; what was refused can be mended and sent again here."
      />
      <ListPanel
        list={list}
        what="bad events"
        empty={
          <Empty icon={IconCircleCheck} title="No bad events">
            Everything that arrived was well formed.
          </Empty>
        }
      >
        {(bad) => (
          <OpenRow
            key={bad.id}
            open={open.has(bad.id)}
            onToggle={() => toggle(bad.id)}
            head={<TroubleHead word={bad.code} sentence={bad.message} place={bad.path} at={bad.receivedAt} />}
          >
            <MendEvent
              bad={bad}
              onSettled={() => {
                toggle(bad.id);
                list.refetch();
              }}
            />
          </OpenRow>
        )}
      </ListPanel>
    </>
  );
}
