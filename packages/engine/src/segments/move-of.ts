import type { SegmentRule } from '@footfall/contract';
import type { SegmentMove } from '../fact.ts';

/** What is told of a customer who comes into a segment or leaves it. `since` is epoch milliseconds. */
export function moveOf({ id, name, createdIn }: SegmentRule, since: number): SegmentMove {
  return { segment: { id, name }, ...(createdIn === undefined ? {} : { createdIn }), since };
}
