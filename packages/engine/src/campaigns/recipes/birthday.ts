import type { CampaignRecipe } from '@footfall/contract';
import { anyChannel, BOUGHT_GOAL, message } from './recipe-parts.ts';

export const birthday: CampaignRecipe = {
  id: 'birthday',
  definition: {
    name: 'Birthday',
    description: 'At nine in the morning of their birthday, where they are.',
    trigger: { on: 'date', trait: 'birthday', repeats: 'yearly', time: '09:00' },
    reentry: { policy: 'every' },
    goal: BOUGHT_GOAL,
    steps: [
      {
        id: 'wishes',
        do: 'send',
        channels: anyChannel,
        preferred: true,
        tags: ['marketing'],
        content: message('Happy birthday', 'Today the first scoop is on us.'),
      },
    ],
  },
};
