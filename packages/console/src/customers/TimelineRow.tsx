import type { TimelineEntry } from '@footfall/contract';
import { Causes } from '../live/Causes.tsx';
import { EventIcon } from '../live/EventIcon.tsx';
import { eventName } from '../live/eventName.ts';
import { Json } from '../parts/Json.tsx';
import { OpenRow } from '../parts/OpenRow.tsx';
import { When } from '../parts/When.tsx';
import { FactIcon } from './FactIcon.tsx';
import { Timeline } from './Timeline.tsx';
import styles from './TimelineRow.module.css';
import { whyWords } from './whyWords.ts';

interface Props {
  /** Whose timeline it is. */
  customer: string;
  entry: TimelineEntry;
  open: boolean;
  onToggle: () => void;
  onRetried: () => void;
}

/** One decision: what, why, when; opened, all that it holds and what it sent. */
export function TimelineRow({ customer, entry, open, onToggle, onRetried }: Props) {
  const { type, summary, at, late, historical, data, deliveries } = entry;
  const isEvent = type === 'event.accepted';
  const event = (data as { event?: { type: string } }).event;
  const device = type === 'customer.merged' && data.from !== customer ? String(data.from) : undefined;
  return (
    <OpenRow
      open={open}
      onToggle={onToggle}
      head={
        <span className={styles.head}>
          {isEvent && event ? <EventIcon event={{ type: event.type, name: summary }} /> : <FactIcon type={type} />}
          <span className={styles.what}>
            <span className={isEvent ? styles.name : styles.decision}>
              {isEvent ? eventName({ name: summary }) : summary}
              {late && <span className={styles.mark}>late</span>}
              {historical && <span className={styles.mark}>history</span>}
            </span>
            <span className={styles.why}>{whyWords(entry)}</span>
          </span>
          <When at={at} className={styles.when} />
        </span>
      }
    >
      {deliveries.length > 0 && <Causes caused={deliveries} onRetried={onRetried} />}
      {device && <Timeline id={device} label="What the device did before" />}
      <Json value={isEvent ? event : data} label={isEvent ? 'Event' : type} />
    </OpenRow>
  );
}
