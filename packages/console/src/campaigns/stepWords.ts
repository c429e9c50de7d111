import type { CampaignStep } from '@footfall/contract';
import { spanWords } from '../segments/words/spanWords.ts';

export const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** What a step does, in a few words. */
export function stepWords(step: CampaignStep): string {
  switch (step.do) {
    case 'wait': {
      const { until } = step;
      if (until.kind === 'span') return `Wait ${spanWords(until.span)}`;
      if (until.kind === 'trait') return `Wait until ${until.trait}`;
      const days = until.weekdays?.map((day) => WEEKDAYS[day - 1]).join(', ');
      return `Wait until ${until.time}${days ? ` on ${days}` : ''}`;
    }
    case 'waitUntil':
      return `Wait for “${step.event.event}”, at most ${spanWords(step.timeout)}`;
    case 'branch':
      return `If a condition does not hold, go to ${step.else}`;
    case 'split':
      return `Divide: ${step.arms.map(({ name, weight }) => `${name} ${weight}`).join(', ')}`;
    case 'send':
      return `Send by ${step.channels.join(', else ')}`;
    case 'coupon':
      return `Give a coupon of ${step.pool}`;
    case 'survey':
      return `Show the survey ${step.survey}`;
    case 'webhook':
      return 'Tell webhooks';
    case 'setTrait':
      return `Set ${step.trait} to ${String(step.value)}`;
    case 'end':
      return 'End';
  }
}
