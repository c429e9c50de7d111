import { type CampaignDefinition, DEFER_HOURS, MAX_WAIT_DAYS } from '@footfall/contract';
import { spanMs } from '../segments/span.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** Until the next time clocks show something on a given weekday, and a day for zones that move them. */
const MAX_CLOCK_DAYS = 8;

/** The longest that anybody can be in a campaign, in milliseconds: for so long its version has to be known. */
export function longestMs({ steps, goal }: CampaignDefinition): number {
  const all = steps.reduce((sum, step) => {
    if (step.do === 'waitUntil') return sum + spanMs(step.timeout);
    if (step.do === 'send') return sum + (step.expires ? spanMs(step.expires) : DEFER_HOURS * HOUR_MS);
    if (step.do !== 'wait') return sum;
    if (step.until.kind === 'span') return sum + spanMs(step.until.span);
    return sum + (step.until.kind === 'time' ? MAX_CLOCK_DAYS : MAX_WAIT_DAYS) * DAY_MS;
  }, 0);
  return Math.max(all, goal ? spanMs(goal.within) : 0) + DEFER_HOURS * HOUR_MS;
}
