import type { DidCondition, NumberTest, Window } from '@footfall/contract';
import type { DroppedEvents } from '../history/dropped-events.ts';
import { matchingEvents } from './matching-events.ts';
import { measured } from './measured.ts';
import { dependsWithin, holdsFor } from './number-test.ts';
import { NEVER, type Outcome } from './outcome.ts';
import { spanMs } from './span.ts';
import { dayAfter, startOfDay } from './start-of-day.ts';
import type { Subject } from './subject.ts';

const ONCE: NumberTest = { is: 'atLeast', value: 1 };

/** An event happened, as often or as much as the condition says. */
export function did(subject: Subject, condition: Omit<DidCondition, 'op'>): Outcome {
  const { where = [], measure = { of: 'count' }, is = ONCE, within } = condition;
  const plain = where.length === 0 && measure.of === 'count';
  const range = rangeOf(within, subject);
  const dropped = subject.dropped(condition.event).filter(({ latest }) => latest >= range.from);
  const unnamed = subject.mayBeUnnamed(condition.event);
  if (plain && dropped.length > 0) return countWithDropped(subject, condition.event, dropped, is, range);

  const events = matchingEvents(subject, condition);
  const what = measured(subject.history, measure, is, holdsFor);
  const outcome = overTime(events, what, range);
  if (dropped.length === 0 && !unnamed) return outcome;
  // What only grows with more events is already sure once it is reached.
  const grows = (measure.of === 'count' || measure.of === 'distinct') && (is.is === 'atLeast' || is.is === 'above');
  return { ...outcome, truncated: !(grows && outcome.member) };
}

/** Instants from `from` on and before `to`; with `widthMs` the range moves on with time. */
export interface Range {
  from: number;
  to: number;
  widthMs?: number;
}

/** Exactly W ago is out, so a rolling range begins a millisecond after that. */
export function rangeOf(within: Window | undefined, { now, timeZone }: Subject): Range {
  if (!within) return { from: Number.NEGATIVE_INFINITY, to: NEVER };
  if (within.kind === 'last') {
    const widthMs = spanMs(within);
    return { from: now - widthMs + 1, to: NEVER, widthMs };
  }
  if (within.kind !== 'between') throw new Error('unknown window');
  const zone = within.timeZone ?? timeZone;
  return { from: startOfDay(within.from, zone), to: startOfDay(dayAfter(within.to), zone) };
}

/**
 * From the newest event to the oldest in range; then, as the oldest leave one instant after the other, until the
 * answer changes.
 */
function overTime<E extends [unknown, number, ...unknown[]]>(
  events: E[],
  what: { add(event: E): void; holds(): boolean },
  { from, to, widthMs }: Range,
): Outcome {
  /** Of what is left when the events before `index` have left; only between different instants. */
  const answers: { at: number; holds: boolean }[] = [];
  let answer = what.holds();
  for (let index = events.length - 1; index >= 0; index -= 1) {
    const event = events[index] as E;
    const at = event[1];
    if (at < from) break;
    if (at >= to) continue;
    if (widthMs !== undefined && answers.at(-1)?.at !== at) answers.push({ at, holds: answer });
    what.add(event);
    answer = what.holds();
  }
  // Each entry is what holds once everything up to `at` has left: the oldest leaves first.
  let until = NEVER;
  for (let index = answers.length - 1; index >= 0; index -= 1) {
    const { at, holds } = answers[index] as { at: number; holds: boolean };
    if (holds === answer) continue;
    until = at + (widthMs as number);
    break;
  }
  return { member: answer, until, truncated: false };
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
