import type { Person } from './person.ts';

const IDLE_MS = 1_800_000;
/** How stale the stored moment may be, so that not every event writes it. */
const STALE_MS = 60_000;

/** The session that an event at `now` belongs to; the one given where nothing has to be stored. */
export function continueSession(session: Person['session'], now: number): NonNullable<Person['session']> {
  const idle = session ? Math.abs(now - session.last) : IDLE_MS;
  if (session && idle < STALE_MS) return session;
  return { id: session && idle < IDLE_MS ? session.id : now.toString(36), last: now };
}
