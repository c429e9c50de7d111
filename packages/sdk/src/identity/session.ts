import type { Person } from './person.ts';

const IDLE_MS = 1_800_000;
/** How stale the stored moment may be, so that not every event writes it. */
const STALE_MS = 60_000;

/** Continues the session or begins one; true where `person` changed and wants to be stored. */
export function continueSession(person: Person, now: number): boolean {
  const { session } = person;
  const idle = session ? now - session.last : Number.POSITIVE_INFINITY;
  if (session && idle < STALE_MS && idle >= 0) return false;
  person.session = { id: session && idle < IDLE_MS ? session.id : now.toString(36), last: now };
  return true;
}
