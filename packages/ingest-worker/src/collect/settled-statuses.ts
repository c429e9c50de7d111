import type { EventResult } from '@footfall/contract';

/** What became of an event that nobody has to tell again. */
export const SETTLED_STATUSES: ReadonlySet<EventResult['status']> = new Set(['accepted', 'duplicate', 'dropped']);
