import type { CampaignRecipe } from '@footfall/contract';
import { anyChannel, BOUGHT_GOAL, days, message, ORDERED } from './recipe-parts.ts';

export const backInStock: CampaignRecipe = {
  id: 'back-in-stock',
  definition: {
    name: 'Back in stock',
    description: 'What was sold out when they looked at it, or asked to hear of it, can be had again.',
    trigger: { on: 'backInStock', withinDays: 60 },
    entity: 'product',
    reentry: { policy: 'cooldown', span: days(14) },
    exit: [ORDERED],
    goal: BOUGHT_GOAL,
    steps: [
      {
        id: 'back',
        do: 'send',
        channels: anyChannel,
        preferred: true,
        tags: ['marketing'],
        content: message('It is back', '{{ product.name }} can be had again.'),
      },
    ],
  },
};
