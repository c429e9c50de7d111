import type { Event } from '@footfall/contract';
import type { CustomerKind } from '@footfall/engine';

/** Which customer's object an event belongs to. */
export interface ObjectName {
  kind: CustomerKind;
  id: string;
}

/**
 * A trusted event goes to the user it names, else to its anonymousId. Any other goes to its anonymousId, where the
 * userId is kept as a claim and routes nothing; a claim without any anonymousId has an object of its own.
 */
export function objectName(event: Event, trusted: boolean): ObjectName {
  if (trusted && event.userId) return { kind: 'u', id: event.userId };
  if (event.anonymousId) return { kind: 'a', id: event.anonymousId };
  if (event.userId) return { kind: 'c', id: event.userId };
  throw new Error('an event without any identity passed validation');
}

/** The name under which the platform finds the object. */
export function nameText(site: string, name: ObjectName): string {
  return JSON.stringify([site, name.kind, name.id]);
}

/** The inverse of `nameText`. */
export function parseName(text: string): ObjectName & { site: string } {
  const [site, kind, id] = JSON.parse(text) as [string, CustomerKind, string];
  return { site, kind, id };
}
