import type { CampaignRecipe } from '@footfall/contract';
import { days, email, message, ORDERED } from './recipe-parts.ts';

export const welcome: CampaignRecipe = {
  id: 'welcome',
  definition: {
    name: 'Welcome',
    trigger: { on: 'event', event: 'Signed Up' },
    goal: { event: ORDERED, within: days(30) },
    steps: [
      {
        id: 'hello',
        do: 'send',
        channels: email,
        tags: ['marketing'],
        content: message('Welcome', 'It is good to have you.'),
      },
    ],
  },
};
