import type { Consequence } from '@footfall/contract';
import type { DeliveryChannel, DeliveryStatus } from '../deliveries/Delivery.ts';

export interface CauseChip {
  key: string;
  text: string;
  count: number;
  delivery?: { channel: DeliveryChannel; status: DeliveryStatus };
}

/** A glance at what an event caused: equal ones are counted, not repeated. */
export function causeChips(caused: readonly Consequence[]): CauseChip[] {
  const chips = new Map<string, CauseChip>();
  for (const cause of caused) {
    const chip: CauseChip =
      cause.kind === 'fact'
        ? { key: `fact ${cause.type}`, text: cause.type, count: 0 }
        : {
            key: `${cause.channel} ${cause.status}`,
            text: `${cause.channel} ${cause.status}`,
            count: 0,
            delivery: { channel: cause.channel, status: cause.status },
          };
    const known = chips.get(chip.key) ?? chip;
    known.count += 1;
    chips.set(chip.key, known);
  }
  return [...chips.values()];
}
