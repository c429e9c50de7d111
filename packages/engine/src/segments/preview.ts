import type { SegmentCondition } from '@footfall/contract';
import type { Rules } from '../rules.ts';
import { type StoredState, upgradeState } from '../upgrade-state.ts';
import { evaluate } from './evaluate.ts';
import type { Outcome } from './outcome.ts';
import { Subject } from './subject.ts';

/** What a rule, published or not, comes to for a customer at an instant. Changes nothing. */
export function preview(
  stored: StoredState,
  when: SegmentCondition,
  { timeZone, rewards = 'trusted' }: Pick<Rules, 'timeZone' | 'rewards'>,
  now: number,
): Outcome {
  const { profile, history, firstId, segments } = upgradeState(stored);
  return evaluate(when, new Subject({ profile, history, firstId, now, timeZone, rewards, marks: segments.marks }));
}
