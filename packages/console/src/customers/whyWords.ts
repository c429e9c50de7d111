import type { TimelineEntry } from '@footfall/contract';
import { eventName } from '../live/eventName.ts';

/** Why something was decided, as a person says it. */
export function whyWords({ type, why, data }: Pick<TimelineEntry, 'type' | 'why' | 'data'>): string {
  if (type === 'event.accepted') {
    return data.trusted ? 'told by the shop’s server or a signed-in browser' : 'told by a browser';
  }
  switch (why.because) {
    case 'event':
      return why.name ? `because of ${eventName({ name: why.name })}` : 'because of an event';
    case 'rule':
      return 'because the rule was changed';
    case 'time':
      return 'because time passed';
  }
}
