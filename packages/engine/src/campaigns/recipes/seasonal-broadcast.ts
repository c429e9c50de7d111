import type { CampaignRecipe } from '@footfall/contract';
import { BOUGHT_GOAL, email, message } from './recipe-parts.ts';

export const seasonalBroadcast: CampaignRecipe = {
  id: 'seasonal-broadcast',
  needs: {
    segment: {
      name: 'Everybody who ordered',
      when: { op: 'did', event: 'Order Completed' },
    },
  },
  definition: {
    name: 'Seasonal broadcast',
    description: 'The first flavours of the season, to all who ever ordered, 600 of them a minute.',
    trigger: { on: 'broadcast', segment: 'everybody-who-ordered', perMinute: 600 },
    goal: BOUGHT_GOAL,
    steps: [
      { id: 'morning', do: 'wait', until: { kind: 'time', time: '10:00' } },
      {
        id: 'season',
        do: 'send',
        channels: email,
        tags: ['marketing'],
        content: message('The season has begun', 'Strawberry and elderflower are back.'),
      },
    ],
  },
};
