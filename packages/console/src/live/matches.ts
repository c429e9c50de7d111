import type { LiveEvent } from '@footfall/contract';
import { eventName } from './eventName.ts';

export interface Filter {
  /** Words that must all be found in the event's name, its customer or its path. */
  text: string;
  /** Exact event name; empty for all. */
  name: string;
}

/** Whether the reader asked to see this event. */
export function matches(event: LiveEvent, { text, name }: Filter): boolean {
  if (name && event.event.name !== name) return false;
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const { customer } = event;
  const haystack = [
    event.event.name,
    eventName(event.event),
    event.event.path,
    customer.id,
    customer.userId,
    customer.anonymousId,
  ]
    .join('\n')
    .toLowerCase();
  return words.every((word) => haystack.includes(word));
}
