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
      ? countOverTime(events, is, range)
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

/** As `overTime`, where every event counts alike. */
function countOverTime(events: HistoryEvent[], is: NumberTest, range: Range): Outcome {
  const { first, end } = placesIn(events, range);
  const member = holdsFor(is, end - first);
  return { member, until: nextFlip(events, range, member, (place) => holdsFor(is, end - place - 1)), truncated: false };
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
  const kept = subject.events(event).map(([, at]): Counted => [1, at]);
  const sure = dropped.filter(({ earliest, latest }) => earliest >= range.from && latest < range.to);
  const possible = dropped.filter(({ earliest }) => earliest < range.to);
  const late = possible.map(({ latest, count }): Counted => [count, Math.min(latest, range.to - 1)]);
  const all = [...late, ...kept].sort((one, other) => one[1] - other[1]);
  const keptInRange = kept.filter(([, at]) => at >= range.from && at < range.to).length;
  const low = keptInRange + sumOf(sure);
  const high = keptInRange + sumOf(possible);
  return { ...overTime(all, counter(is), range), truncated: dependsWithin(is, low, high) };
}

type Counted = [count: number, at: number];

function counter(is: NumberTest): { add(event: Counted): void; holds(): boolean } {
  let sum = 0;
  return {
    add([count]) {
      sum += count;
    },
    holds: () => holdsFor(is, sum),
  };
}

function sumOf(dropped: DroppedEvents[]): number {
  return dropped.reduce((sum, { count }) => sum + count, 0);
}
