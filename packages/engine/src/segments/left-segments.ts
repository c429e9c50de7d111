import type { FactBody } from '../fact.ts';
import type { Rules } from '../rules.ts';
import type { CustomerState } from '../state.ts';
import { moveOf } from './move-of.ts';

/**
 * Somebody who is no customer of their own any more leaves the segments they were in, so that nobody counts them. A mark
 * from before a segment was made is of a deleted one with the same id.
 */
export function leftSegments({ segments }: CustomerState, rules: Rules, now: number): FactBody[] {
  const held = (rules.segments ?? []).filter(
    ({ id, createdIn = 0 }) => (segments.marks[id]?.[0] ?? 0) !== 0 && createdIn <= segments.rulesVersion,
  );
  return held.map((segment) => ({ type: 'segment.left', ...moveOf(segment, now) }));
}
