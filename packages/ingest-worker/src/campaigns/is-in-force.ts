import type { CampaignDefinition } from '@footfall/contract';
import { neededPartials, type Partials, templatesOf } from '../deliveries/messages/partials.ts';
import type { CampaignRow } from './campaign-row.ts';

/** Whether what was published says the same as the draft would now, partials included. */
export function isInForce({ draft, published, partials: pinned }: CampaignRow, partials: Partials): boolean {
  if (published === undefined || JSON.stringify(published) !== JSON.stringify(draft)) return false;
  return JSON.stringify(pinned) === JSON.stringify(partialsOf(draft, partials));
}

/** Those that a campaign's messages put in. */
export function partialsOf({ steps }: CampaignDefinition, partials: Partials): Partials {
  return neededPartials(templatesOf(steps.flatMap((step) => (step.do === 'send' ? [step.content] : []))), partials);
}
