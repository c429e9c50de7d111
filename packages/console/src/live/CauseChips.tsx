import type { Consequence } from '@footfall/contract';
import { VisuallyHidden } from '@mantine/core';
import { ChannelIcon } from '../deliveries/ChannelIcon.tsx';
import { DELIVERY_WORDS } from '../deliveries/deliveryWords.ts';
import styles from './CauseChips.module.css';
import { causeChips } from './causeChips.ts';

const MOST = 3;

export function CauseChips({ caused }: { caused: readonly Consequence[] }) {
  const chips = causeChips(caused);
  if (chips.length === 0) return <VisuallyHidden>Nothing further</VisuallyHidden>;
  const rest = chips.length - MOST;
  return (
    <span className={styles.chips}>
      {chips.slice(0, MOST).map((chip) => (
        <span
          key={chip.key}
          className={styles.chip}
          data-tone={chip.delivery ? DELIVERY_WORDS[chip.delivery.status].tone : undefined}
        >
          {chip.delivery && <ChannelIcon channel={chip.delivery.channel} size={13} />}
          {chip.text}
          {chip.count > 1 && <span> × {chip.count}</span>}
        </span>
      ))}
      {rest > 0 && <span className={styles.none}>and {rest} more</span>}
    </span>
  );
}
