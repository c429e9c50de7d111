import { ANY_EVENT, type Event } from '@footfall/contract';

/** Names of one customer take at most this much of the state, so that nobody fills it with invented ones. */
const MAX_NAME_CHARACTERS = 1_000;
/** What these tell is about a person and not something they do. */
const NO_ACTIVITY = new Set(['identify', 'group', 'alias']);

/** What counters and rules call an event. */
export function eventName(event: Event): string {
  return event.type === 'track' ? event.event : event.type;
}

/** Whether a condition on `event` means events of this name. */
export function meansName(event: string, name: string): boolean {
  return event === ANY_EVENT ? !NO_ACTIVITY.has(name) : event === name;
}

/** Whether one more name still has room beside these. */
export function hasRoom(names: string[], name: string): boolean {
  return names.reduce((sum, known) => sum + known.length, name.length) <= MAX_NAME_CHARACTERS;
}
