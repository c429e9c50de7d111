import type { Rules } from '../rules.ts';
import type { CustomerState } from '../state.ts';
import { Subject } from './subject.ts';

/** A customer as conditions see them at an instant under a site's rules. */
export function subjectOf(
  { profile, history, firstId, segments }: CustomerState,
  { timeZone, rewards = 'trusted' }: Pick<Rules, 'timeZone' | 'rewards'>,
  now: number,
): Subject {
  return new Subject({ profile, history, firstId, now, timeZone, rewards, marks: segments.marks });
}
