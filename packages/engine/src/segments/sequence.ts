import type { SequenceCondition } from '@footfall/contract';
import type { HistoryEvent } from '../history/history.ts';
import { matchingEvents } from './matching-events.ts';
import { NEVER, type Outcome } from './outcome.ts';
import { rangeOf } from './range.ts';
import { spanMs } from './span.ts';
import type { Subject } from './subject.ts';

/**
 * `first`, and after it `next`, less than `within` apart. For each `next` only the nearest `first` before it matters:
 * it is the closest and the last to leave the window. Between events of one instant the order of arrival counts.
 */
export function sequence(subject: Subject, { first, next, within, during }: SequenceCondition): Outcome {
  const range = rangeOf(during, subject);
  const apartMs = spanMs(within);
  const isFirst = new Set(matchingEvents(subject, first));
  const isNext = new Set(matchingEvents(subject, next));
  let nearest: HistoryEvent | undefined;
  let newestPair: number | undefined;
  for (const event of subject.history.events) {
    const at = event[1];
    if (at < range.from || at >= range.to) continue;
    if (nearest && isNext.has(event) && at - nearest[1] < apartMs) newestPair = nearest[1];
    if (isFirst.has(event)) nearest = event;
  }
  const member = newestPair !== undefined;
  return {
    member,
    until: newestPair !== undefined && range.widthMs !== undefined ? newestPair + range.widthMs : NEVER,
    truncated: !member && [first.event, next.event].some((event) => mayMiss(subject, event, range.from)),
  };
}

function mayMiss(subject: Subject, event: string, from: number): boolean {
  return subject.mayBeUnnamed(event) || subject.dropped(event).latest >= from;
}
