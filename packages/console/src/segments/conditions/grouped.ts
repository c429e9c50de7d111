import type { SegmentCondition } from '@footfall/contract';

/** A rule as forms show it: conditions can be added to a group only. */
export function grouped(when: SegmentCondition): SegmentCondition {
  return when.op === 'all' || when.op === 'any' ? when : { op: 'all', of: [when] };
}
