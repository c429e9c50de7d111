import type { CampaignRecipe } from '@footfall/contract';
import { BOUGHT_GOAL, days, email, message, ORDERED } from './recipe-parts.ts';

export const priceDrop: CampaignRecipe = {
  id: 'price-drop',
  definition: {
    name: 'Price drop',
    description: 'What they looked at costs at least a tenth less than when they saw it.',
    trigger: { on: 'priceDrop', percent: 10, withinDays: 60 },
    entity: 'product',
    reentry: { policy: 'cooldown', span: days(14) },
    exit: [ORDERED],
    goal: BOUGHT_GOAL,
    steps: [
      {
        id: 'cheaper',
        do: 'send',
        channels: email,
        tags: ['marketing'],
        content: message(
          'It costs less now',
          '{{ product.name }} now costs {{ product.price | money: product.currency }}.',
        ),
      },
    ],
  },
};
