import { IconCircleCheck } from '@tabler/icons-react';
import { useList } from '../api/useList.ts';
import { Empty } from '../parts/Empty.tsx';
import { Json } from '../parts/Json.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { OpenRow } from '../parts/OpenRow.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { TroubleHead } from '../parts/TroubleHead.tsx';
import { useOpenRows } from '../parts/useOpenRows.ts';
import type { DeadLetter } from './DeadLetter.ts';

const EVERY_MS = 10_000;

/** JSON that travelled as text is laid out as JSON; other text stays as it is. */
function readable(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

export function DeadLettersRoom() {
  const { open, toggle } = useOpenRows();
  // While one is being read, nothing is to move it.
  const list = useList<DeadLetter>({
    path: '/console/api/dead-letters',
    everyMs: open.size > 0 ? false : EVERY_MS,
  });
  return (
    <>
      <PageHead
        title="Dead letters"
        lead="Messages between Footfall’s own stages that failed again and again. They are set aside so that the rest goes on; each points at a fault."
      />
      <ListPanel
        list={list}
        what="dead letters"
        empty={
          <Empty icon={IconCircleCheck} title="No dead letters">
            Every message between the stages arrived.
          </Empty>
        }
      >
        {(letter) => (
          <OpenRow
            key={letter.id}
            open={open.has(letter.id)}
            onToggle={() => toggle(letter.id)}
            head={<TroubleHead word={letter.queue} sentence={letter.reason} at={letter.at} />}
          >
            <Json value={readable(letter.body)} label="Message" />
          </OpenRow>
        )}
      </ListPanel>
    </>
  );
}
