import { type CampaignForesight, type Foreseen, WITHHELD_REASONS } from '@footfall/contract';
import page from '../segments/SegmentPage.module.css';
import styles from './ReportCards.module.css';

const TIME = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
});

/** What campaigns would do, in its order. */
export function Happenings({ foresight: { happenings } }: { foresight: CampaignForesight }) {
  if (happenings.length === 0) {
    return (
      <p className={page.note}>
        Nothing happens. They may have been in it already, be left out to compare with, or not be whom it asks for.
      </p>
    );
  }
  return (
    <ol className={styles.steps} aria-label="What happens">
      {happenings.map((happening, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
        <li key={place} className={styles.step}>
          <span className={styles.line}>
            <time dateTime={happening.at}>{TIME.format(new Date(happening.at))}</time>
          </span>
          <span>{happeningWords(happening)}</span>
        </li>
      ))}
    </ol>
  );
}

function happeningWords(happening: Foreseen): string {
  switch (happening.what) {
    case 'sent':
      return `${happening.campaign}: ${happening.step} goes out by ${happening.channel}.`;
    case 'withheld': {
      const why = WITHHELD_REASONS[happening.reason];
      const later = happening.until ? ` Put off until ${TIME.format(new Date(happening.until))}.` : '';
      return `${happening.campaign}: ${happening.step} is not sent. ${why}${later}`;
    }
    case 'started':
      return `${happening.campaign} begins.`;
    case 'ended':
      return `${happening.campaign} ends: ${(happening.reason ?? '').replace('_', ' ')}.`;
    case 'timer':
      return 'Something is due, unless it is cancelled before.';
  }
}
