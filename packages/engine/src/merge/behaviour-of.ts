import type { Event } from '@footfall/contract';
import type { TakenEvent } from '../input.ts';

/** Members of an event's context that say something about a person. */
const PERSONAL = ['consent', 'traits'];

/**
 * What an untrusted event may tell of a known customer: that something happened. Who they are, how they are reached
 * and what they agree to is for trusted callers to say, and a browser's word on it is not even kept as a claim.
 */
export function behaviourOf(taken: TakenEvent): TakenEvent {
  return { ...taken, event: withoutClaims(taken.event) };
}

function withoutClaims(event: Event): Event {
  // An alias is nothing but a claim; it is kept as it came, and obeyed by nobody.
  if (event.type === 'alias') return event;
  const { userId: _userId, traits: _traits, context, ...rest } = event as Event & { traits?: unknown };
  if (!context) return rest as Event;
  const kept = Object.entries(context).filter(([member]) => !PERSONAL.includes(member));
  return { ...rest, context: Object.fromEntries(kept) } as Event;
}
