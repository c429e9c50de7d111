import type { LiveEvent, LivePage } from '@footfall/contract';

/** Older rows than this many are let go: a day's traffic must not fill the browser. */
export const MAX_ROWS = 300;

export interface Row {
  event: LiveEvent;
  /** When this browser first saw it, by its own clock: the server's may differ. */
  seenAt: number;
  /** When its deliveries were last asked about. */
  askedAt: number;
  /** It came after the page was opened, so its arrival may be shown as one. */
  fresh: boolean;
}

export interface Feed {
  /** Newest first. */
  shown: Row[];
  /** Arrived while the reader was busy; newest first, all newer than `shown`. */
  held: Row[];
  cursor: string | null;
  /** Events were skipped just below the row with this id. */
  gapBelow: string | null;
  /** How many came since the room was opened. */
  arrived: number;
}

export const EMPTY_FEED: Feed = { shown: [], held: [], cursor: null, gapBelow: null, arrived: 0 };

interface Arrival {
  page: LivePage;
  now: number;
  /** The reader is in the middle of something: nothing may move. */
  hold: boolean;
}

/** Takes in a page. The same page twice changes nothing. */
export function arrive(feed: Feed, { page, now, hold }: Arrival): Feed {
  const first = feed.cursor === null;
  const known = new Set([...feed.held, ...feed.shown].map((row) => row.event.id));
  const rows = page.data
    .filter((event) => !known.has(event.id))
    .map((event): Row => ({ event, seenAt: now, askedAt: now, fresh: !first }))
    .reverse();
  const refreshed = refresh(feed, page.data, now);
  const next = {
    ...refreshed,
    cursor: page.next,
    held: cap([...rows, ...refreshed.held]),
    arrived: feed.arrived + (first ? 0 : rows.length),
  };
  return hold && !first ? next : release(next);
}

/**
 * Starts again at the newest page after a long absence, instead of paging through hours.
 * Where that page does not reach back to what is shown, the gap is marked.
 */
export function rejoin(feed: Feed, arrival: Arrival): Feed {
  const known = new Set([...feed.held, ...feed.shown].map((row) => row.event.id));
  const reachesBack = known.size === 0 || arrival.page.data.some((event) => known.has(event.id));
  const next = arrive(feed, arrival);
  return { ...next, gapBelow: reachesBack ? feed.gapBelow : (arrival.page.data[0]?.id ?? feed.gapBelow) };
}

/** Puts fresh states of known events in their places; unknown ones are left out. */
export function refresh(feed: Feed, events: LiveEvent[], now: number): Feed {
  if (events.length === 0) return feed;
  const states = new Map(events.map((event) => [event.id, event]));
  const renew = (row: Row): Row => {
    const event = states.get(row.event.id);
    if (!event) return row;
    // The same state again keeps the same object, so that its row is not drawn again.
    return { ...row, event: isSame(event, row.event) ? row.event : event, askedAt: now };
  };
  return { ...feed, shown: feed.shown.map(renew), held: feed.held.map(renew) };
}

/** Shows what was held back. */
export function release(feed: Feed): Feed {
  if (feed.held.length === 0) return feed;
  return { ...feed, held: [], shown: cap([...feed.held, ...feed.shown]) };
}

const isSame = (a: LiveEvent, b: LiveEvent): boolean => JSON.stringify(a) === JSON.stringify(b);

const cap = (rows: Row[]): Row[] => (rows.length > MAX_ROWS ? rows.slice(0, MAX_ROWS) : rows);
