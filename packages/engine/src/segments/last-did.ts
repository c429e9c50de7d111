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
  const unnamed = subject.mayBeUnnamed(condition.event);
  const ask = (last: number | undefined) => since(last, ageMs, subject.now);
  if (dropped.all.length === 0) return { ...ask(kept), truncated: unnamed };

  const latest = Math.max(kept ?? Number.NEGATIVE_INFINITY, dropped.latest);
  if ((condition.where ?? []).length === 0) {
    const outcome = ask(latest);
    const earliest = Math.max(kept ?? Number.NEGATIVE_INFINITY, dropped.newestFrom);
    return { ...outcome, truncated: outcome.member !== ask(earliest).member || unnamed };
  }
  // Any of those that are no longer kept may have been meant, or none of them.
  const outcome = ask(kept);
  const sure = outcome.member === ask(latest).member && outcome.member === ask(kept ?? dropped.earliest).member;
  return { ...outcome, truncated: !sure || unnamed };
}

function since(last: number | undefined, ageMs: number, now: number): Outcome {
  if (last === undefined) return { member: false, until: NEVER, truncated: false };
  const member = now >= last + ageMs;
  return { member, until: member ? NEVER : last + ageMs, truncated: false };
}
