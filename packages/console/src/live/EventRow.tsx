import type { LiveEvent } from '@footfall/contract';
import { IconChevronRight } from '@tabler/icons-react';
import { memo, useId } from 'react';
import { CustomerName } from '../customers/CustomerName.tsx';
import { When } from '../parts/When.tsx';
import { useSession } from '../session/useSession.ts';
import { CauseChips } from './CauseChips.tsx';
import { EventDetail } from './EventDetail.tsx';
import { EventIcon } from './EventIcon.tsx';
import styles from './EventRow.module.css';
import { eventName } from './eventName.ts';
import { gistOf } from './gistOf.ts';

interface Props {
  event: LiveEvent;
  fresh: boolean;
  open: boolean;
  onToggle: (id: string) => void;
  onRetried: (id: string) => void;
}

export const EventRow = memo(function EventRow({ event, fresh, open, onToggle, onRetried }: Props) {
  const { site } = useSession();
  const detailId = useId();
  return (
    <li className={styles.row} data-fresh={fresh || undefined} data-open={open || undefined}>
      <button
        type="button"
        className={styles.head}
        aria-expanded={open}
        aria-controls={open ? detailId : undefined}
        onClick={() => onToggle(event.id)}
      >
        <EventIcon event={event.event} />
        <span className={styles.what}>
          <span className={styles.name}>
            {eventName(event.event)}
            {event.late && <span className={styles.late}>late</span>}
          </span>
          <span className={styles.gist}>{gistOf(event, site.currency)}</span>
        </span>
        <span className={styles.who}>
          <CustomerName customer={event.customer} />
        </span>
        <span className={styles.caused}>
          <CauseChips caused={event.caused} />
        </span>
        <When at={event.receivedAt} className={styles.when} />
        <IconChevronRight size={16} stroke={1.8} aria-hidden className={styles.chevron} />
      </button>
      {open && <EventDetail id={detailId} event={event} onRetried={() => onRetried(event.id)} />}
    </li>
  );
});
