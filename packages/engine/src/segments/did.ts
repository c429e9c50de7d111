import type { DidCondition, NumberTest } from '@footfall/contract';
import type { DroppedEvents } from '../history/dropped-events.ts';
import type { HistoryEvent } from '../history/history.ts';
import { matchingEvents } from './matching-events.ts';
import { measured } from './measured.ts';
import { dependsWithin, holdsFor } from './number-test.ts';
import { NEVER, type Outcome } from './outcome.ts';
import { placesIn, type Range, rangeOf } from './range.ts';
import type { Subject } from './subject.ts';

const ONCE: NumberTest = { is: 'atLeast', value: 1 };
const NOT_DROPPED: DroppedEvents[] = [];

/** An event happened, as often or as much as the condition says. */
export function did(subject: Subject, condition: Omit<DidCondition, 'op'>): Outcome {
  const { where = [], measure = { of: 'count' }, is = ONCE, within } = condition;
  const plain = where.length === 0 && measure.of === 'count';
  const range = rangeOf(within, subject);
  const dropped = subject.droppedSince(condition.event, range.from);
  const unnamed = subject.mayBeUnnamed(condition.event);
  if (plain && dropped.length > 0) return countWithDropped(subject, condition.event, dropped, is, range);

  const events = matchingEvents(subject, condition);
  const outcome =
    measure.of === 'count'
      ? countOverTime(events, NOT_DROPPED, is, range)
      : overTime(events, measured(subject, measure, is, holdsFor), range);
  if (dropped.length === 0 && !unnamed) return outcome;
  // What only grows with more events is already sure once it is reached.
  const grows = (measure.of === 'count' || measure.of === 'distinct') && (is.is === 'atLeast' || is.is === 'above');
  return { ...outcome, truncated: !(grows && outcome.member) };
}

/**
 * From the newest event to the oldest in range; then, as the oldest leave one instant after the other, until the
 * answer changes.
 */
function overTime<E extends [unknown, number, ...unknown[]]>(
  events: E[],
  what: { add(event: E): void; holds(): boolean },
  range: Range,
): Outcome {
  const { first, end } = placesIn(events, range);
  /** For each place, what holds once the event there and all before it have left. */
  const without: boolean[] = [];
  let member = what.holds();
  for (let place = end - 1; place >= first; place -= 1) {
    without[place - first] = member;
    what.add(events[place] as E);
    member = what.holds();
  }
  return {
    member,
    until: nextFlip(events, range, member, (place) => without[place - first] as boolean),
    truncated: false,
  };
}

/** When the oldest in range will have left that make the difference. Those of one instant leave together. */
function nextFlip(
  events: [unknown, number, ...unknown[]][],
  range: Range,
  member: boolean,
  holdsWithout: (place: number) => boolean,
): number {
  const { widthMs } = range;
  if (widthMs === undefined) return NEVER;
  const { first, end } = placesIn(events, range);
  for (let place = first; place < end; place += 1) {
    const at = (events[place] as [unknown, number])[1];
    if (place + 1 < end && events[place + 1]?.[1] === at) continue;
    if (holdsWithout(place) !== member) return at + widthMs;
  }
  return NEVER;
}

/**
 * A plain count where some events are known by the day only. They are taken to have happened as late as they can
 * have; where it matters when they did, the answer is marked.
 */
function countWithDropped(
  subject: Subject,
  event: string,
  dropped: DroppedEvents[],
  is: NumberTest,
  range: Range,
): Outcome {
  const events = subject.events(event);
  const { first, end } = placesIn(events, range);
  const sure = dropped.filter(({ earliest, latest }) => earliest >= range.from && latest < range.to);
  const possible = dropped.filter(({ earliest }) => earliest < range.to);
  const low = end - first + sumOf(sure);
  const high = end - first + sumOf(possible);
  return { ...countOverTime(events, possible, is, range), truncated: dependsWithin(is, low, high) };
}

/**
 * How many events of a name are in range, and when that makes a difference as the oldest leave. Goes through events
 * where they are: a busy customer has a thousand, and is looked at with each event that comes.
 */
function countOverTime(events: HistoryEvent[], dropped: DroppedEvents[], is: NumberTest, range: Range): Outcome {
  const { first, end } = placesIn(events, range);
  let left = end - first + sumOf(dropped);
  const outcome: Outcome = { member: holdsFor(is, left), until: NEVER, truncated: false };
  const { widthMs } = range;
  if (widthMs === undefined) return outcome;
  const days = dropped.toSorted((one, other) => one.latest - other.latest);
  const keptAt = (place: number) => (place < end ? (events[place] as HistoryEvent)[1] : NEVER);
  let place = first;
  let day = 0;
  while (place < end || day < days.length) {
    // Those of one instant leave together.
    const at = Math.min(keptAt(place), days[day]?.latest ?? NEVER);
    for (; keptAt(place) === at; place += 1) left -= 1;
    for (; days[day]?.latest === at; day += 1) left -= days[day]?.count ?? 0;
    if (holdsFor(is, left) !== outcome.member) return { ...outcome, until: at + widthMs };
  }
  return outcome;
}

function sumOf(dropped: DroppedEvents[]): number {
  return dropped.reduce((sum, { count }) => sum + count, 0);
}
