import type { TimelineEntry } from '@footfall/contract';
import { IconHistory } from '@tabler/icons-react';
import { useList } from '../api/useList.ts';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { useOpenRows } from '../parts/useOpenRows.ts';
import { TimelineRow } from './TimelineRow.tsx';

const EVERY_MS = 5_000;

interface Props {
  id: string;
  /** Where it is not the page's own: whose it is. */
  label?: string;
}

/** Everything that was decided about one customer, newest first, each with its reason. */
export function Timeline({ id, label = 'Timeline' }: Props) {
  const { open, toggle } = useOpenRows();
  const list = useList<TimelineEntry>({
    path: `/v1/customers/${id}/timeline`,
    // While one is being read, nothing is to move it.
    everyMs: open.size > 0 ? false : EVERY_MS,
  });
  return (
    <section aria-label={label}>
      <ListPanel
        list={list}
        what="what happened"
        empty={
          <Empty icon={IconHistory} title="Nothing has reached the ledger yet">
            What they did a moment ago appears here within a second or so.
          </Empty>
        }
      >
        {(entry) => (
          <TimelineRow
            key={entry.sequence}
            customer={id}
            entry={entry}
            open={open.has(String(entry.sequence))}
            onToggle={() => toggle(String(entry.sequence))}
            onRetried={list.refetch}
          />
        )}
      </ListPanel>
    </section>
  );
}
