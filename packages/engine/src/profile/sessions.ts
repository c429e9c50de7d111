import type { TakenEvent } from '../input.ts';

/** Visits: what a person does without pausing for half an hour. */
export interface Sessions {
  count: number;
  /** The newest, by event time. */
  startedAt: number;
  lastAt: number;
  /** Ids of the newest as the SDK gave them, oldest first: an event that comes late begins none of them again. */
  ids: string[];
}

/** As long as Segment, GA4 and the SDK have it. */
export const SESSION_IDLE_MS = 30 * 60_000;
/** Ids remembered. */
export const MAX_SESSION_IDS = 6;
const MAX_ID_LENGTH = 40;

/** Counts visits by the SDK's session ids, and where a client sends none, by pauses. Servers visit nothing. */
export function withSession(sessions: Sessions | undefined, taken: TakenEvent): Sessions | undefined {
  const { context } = taken.event;
  const given = (context?.session as { id?: unknown } | undefined)?.id;
  const id = typeof given === 'string' && given !== '' ? given.slice(0, MAX_ID_LENGTH) : undefined;
  if (id === undefined && !context?.page) return sessions;
  if (!sessions) return { count: 1, startedAt: taken.at, lastAt: taken.at, ids: id ? [id] : [] };
  const isNewest = id === undefined ? isWithin(sessions, taken.at) : sessions.ids.at(-1) === id;
  if (isNewest) {
    const { startedAt, lastAt } = sessions;
    if (startedAt <= taken.at && taken.at <= lastAt) return sessions;
    return { ...sessions, startedAt: Math.min(startedAt, taken.at), lastAt: Math.max(lastAt, taken.at) };
  }
  if (id === undefined ? taken.at < sessions.startedAt : sessions.ids.includes(id)) return sessions;
  const counted = { ...sessions, count: sessions.count + 1 };
  // One that was told after a newer one is counted, and the newer one stays the newest.
  if (taken.at < sessions.startedAt)
    return { ...counted, ids: [id as string, ...sessions.ids].slice(-MAX_SESSION_IDS) };
  return {
    ...counted,
    startedAt: taken.at,
    lastAt: taken.at,
    ids: id ? [...sessions.ids, id].slice(-MAX_SESSION_IDS) : sessions.ids,
  };
}

function isWithin({ startedAt, lastAt }: Sessions, at: number): boolean {
  return at > startedAt - SESSION_IDLE_MS && at < lastAt + SESSION_IDLE_MS;
}
