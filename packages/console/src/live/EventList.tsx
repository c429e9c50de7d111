import { Fragment, memo } from 'react';
import styles from './EventList.module.css';
import { EventRow } from './EventRow.tsx';
import type { Row } from './feed.ts';

interface Props {
  rows: Row[];
  open: ReadonlySet<string>;
  /** Events were skipped below the row with this id. */
  gapBelow: string | null;
  onToggle: (id: string) => void;
  onRetried: (id: string) => void;
}

export const EventList = memo(function EventList({ rows, open, gapBelow, onToggle, onRetried }: Props) {
  return (
    <>
      <div className={styles.columns} aria-hidden="true">
        <span>Event</span>
        <span>Customer</span>
        <span>What it caused</span>
        <span>Received</span>
      </div>
      <ul aria-label="Events, newest first">
        {rows.map(({ event, fresh }) => (
          <Fragment key={event.id}>
            <EventRow event={event} fresh={fresh} open={open.has(event.id)} onToggle={onToggle} onRetried={onRetried} />
            {gapBelow === event.id && <li className={styles.gap}>More arrived in between than is shown here.</li>}
          </Fragment>
        ))}
      </ul>
    </>
  );
});
