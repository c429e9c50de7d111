import type { LastDidCondition } from '@footfall/contract';
import { matchingEvents } from './matching-events.ts';
import { NEVER, type Outcome } from './outcome.ts';
import { spanMs } from './span.ts';
import type { Subject } from './subject.ts';

/** It happened, but for the last time this long ago or longer; exactly that long ago is long enough. */
export function lastDid(subject: Subject, condition: LastDidCondition): Outcome {
  const ageMs = spanMs(condition.longerAgo);
  const kept = matchingEvents(subject, condition).at(-1)?.[1];
  const dropped = subject.dropped(condition.event);
  const plain = (condition.where ?? []).length === 0;
  const latest = newest([kept, ...dropped.map((one) => one.latest)]);
  const earliest = plain ? newest([kept, ...dropped.map((one) => one.earliest)]) : kept;

  const outcome = since(plain ? latest : kept, ageMs, subject.now);
  const other = since(plain ? earliest : latest, ageMs, subject.now);
  return { ...outcome, truncated: outcome.member !== other.member || subject.mayBeUnnamed(condition.event) };
}

function since(last: number | undefined, ageMs: number, now: number): Outcome {
  if (last === undefined) return { member: false, until: NEVER, truncated: false };
  const member = now >= last + ageMs;
  return { member, until: member ? NEVER : last + ageMs, truncated: false };
}

function newest(times: (number | undefined)[]): number | undefined {
  return times.reduce(
    (latest, at) => (latest === undefined || (at !== undefined && at > latest) ? at : latest),
    undefined,
  );
}
