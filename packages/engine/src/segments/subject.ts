import type { DroppedEvents } from '../history/dropped-events.ts';
import { droppedEvents } from '../history/dropped-events.ts';
import { meansName } from '../history/event-name.ts';
import { FIELDS, fieldOf, type History, type HistoryEvent } from '../history/history.ts';
import type { Profile } from '../state.ts';
import type { SegmentMark } from './segment-marks.ts';

/** Events that are no longer kept; where there are none all instants are minus infinity. */
export interface Dropped {
  all: DroppedEvents[];
  /** The newest of them happened no later than this … */
  latest: number;
  /** … and no earlier than this. */
  newestFrom: number;
  /** None of them happened before this. */
  earliest: number;
}

const NONE: DroppedEvents[] = [];
const UNPROVEN = FIELDS.indexOf('unproven');

function summary(all: DroppedEvents[]): Dropped {
  const most = (of: (one: DroppedEvents) => number) =>
    all.reduce((newest, one) => Math.max(newest, of(one)), -Infinity);
  return {
    all,
    latest: most(({ latest }) => latest),
    newestFrom: most(({ earliest }) => earliest),
    earliest: -most(({ earliest }) => -earliest),
  };
}

/** A customer as conditions see them at one instant. */
export class Subject {
  readonly #events = new Map<string, HistoryEvent[]>();
  readonly #dropped = new Map<string, Dropped>();

  readonly profile: Profile;
  readonly history: History;
  /** What the random buckets are drawn from. */
  readonly firstId: string;
  readonly now: number;
  /** The site's zone and currency. */
  readonly timeZone: string;
  /** Whose word on money paid counts. */
  readonly rewards: 'trusted' | 'any';
  /** Membership of the segments that are evaluated before this one. */
  readonly marks: Readonly<Record<string, SegmentMark>>;

  constructor(known: Pick<Subject, 'profile' | 'history' | 'firstId' | 'now' | 'timeZone' | 'rewards' | 'marks'>) {
    this.profile = known.profile;
    this.history = known.history;
    this.firstId = known.firstId;
    this.now = known.now;
    this.timeZone = known.timeZone;
    this.rewards = known.rewards;
    this.marks = known.marks;
  }

  /** The events that are kept of this name, by event time. */
  events(event: string): HistoryEvent[] {
    let found = this.#events.get(event);
    if (!found) {
      const { names, events } = this.history;
      const meant = names.map((name) => meansName(event, name));
      found = events.filter(([name]) => meant[name]);
      this.#events.set(event, found);
    }
    return found;
  }

  /** An amount of an event in minor units; nothing where only a browser told of the money and its word does not count. */
  amount(event: HistoryEvent, field: number): number | undefined {
    if (this.rewards === 'trusted' && fieldOf(event, UNPROVEN) !== undefined) return undefined;
    return fieldOf(event, field) as number | undefined;
  }

  /** The events of this name that are no longer kept and may have happened at this instant or after it. */
  droppedSince(event: string, from: number): DroppedEvents[] {
    const { all, latest } = this.dropped(event);
    return latest < from ? NONE : all.filter((one) => one.latest >= from);
  }

  /** The events of this name that are no longer kept, and what they have in common. */
  dropped(event: string): Dropped {
    let found = this.#dropped.get(event);
    if (!found) {
      found = summary(droppedEvents(this.history, this.profile.counts, event));
      this.#dropped.set(event, found);
    }
    return found;
  }

  /** There are events of names that were never kept, and this may be one of them. */
  mayBeUnnamed(event: string): boolean {
    return this.history.namesFull === true && !this.history.names.includes(event);
  }
}
