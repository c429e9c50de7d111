import type { WaitEnd } from '@footfall/contract';
import type { Rules } from '../rules.ts';
import { spanMs } from '../segments/span.ts';
import { instantOf } from '../segments/value-test.ts';
import type { Profile } from '../state.ts';
import { nextClockTime } from './local-clock.ts';

/** When a wait that began at an instant is over; nothing where it waits for a date that is missing or past. */
export function waitEnd(profile: Profile, end: WaitEnd, { timeZone }: Pick<Rules, 'timeZone'>, at: number) {
  switch (end.kind) {
    case 'span':
      return at + spanMs(end.span);
    case 'time':
      return nextClockTime(at, profile.locality?.timeZone?.value ?? timeZone, end.time, end.weekdays);
    case 'trait': {
      const date = instantOf(Object.hasOwn(profile.traits, end.trait) ? profile.traits[end.trait] : undefined);
      if (date === undefined) return undefined;
      const moved = end.offset ? spanMs(end.offset.span) * (end.offset.direction === 'before' ? -1 : 1) : 0;
      return date + moved >= at ? date + moved : undefined;
    }
  }
}
