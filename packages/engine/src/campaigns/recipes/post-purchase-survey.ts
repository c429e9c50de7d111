import type { CampaignRecipe } from '@footfall/contract';
import { days } from './recipe-parts.ts';

export const postPurchaseSurvey: CampaignRecipe = {
  id: 'post-purchase-survey',
  needs: { survey: 'nps' },
  definition: {
    name: 'Post-purchase survey',
    description: 'Three days after an order, at the next visit, how they liked it.',
    trigger: { on: 'event', event: 'Order Completed' },
    entity: 'order',
    reentry: { policy: 'once' },
    exit: [{ event: 'Order Refunded' }],
    steps: [
      { id: 'wait-3d', do: 'wait', until: { kind: 'span', span: days(3) } },
      { id: 'ask', do: 'survey', survey: 'nps' },
    ],
  },
};
