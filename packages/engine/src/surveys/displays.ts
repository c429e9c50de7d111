import type { SurveyFrequency } from '@footfall/contract';
import { spanMs } from '../segments/span.ts';
import type { Display } from './state.ts';

/** Remembered one by one; as many as a frequency may ask for. */
export const MAX_DISPLAYS = 20;

export function withDisplay(displays: Display[] | undefined, display: Display): Display[] {
  return newestDisplays([...(displays ?? []), display]);
}

export function newestDisplays(displays: Display[]): Display[] {
  return displays.toSorted((one, other) => one.at - other.at).slice(-MAX_DISPLAYS);
}

/** Whether one more may be shown at an instant (epoch milliseconds) beside those that were. */
export function isWithinFrequency(displays: Display[], frequency: SurveyFrequency | undefined, now: number): boolean {
  const { between, most } = frequency ?? {};
  if (between && displays.some(({ at }) => now - at < spanMs(between))) return false;
  return !most || displays.filter(({ at }) => now - at < spanMs(most.within)).length < most.times;
}
