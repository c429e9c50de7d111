import type { CampaignRecipe } from '@footfall/contract';
import { days, email, message } from './recipe-parts.ts';

export const profileThanks: CampaignRecipe = {
  id: 'profile-thanks',
  definition: {
    name: 'Profile-update thank-you',
    trigger: { on: 'event', event: 'Profile Updated' },
    reentry: { policy: 'cooldown', span: days(30) },
    steps: [
      {
        id: 'thanks',
        do: 'send',
        channels: email,
        content: message('Thank you', 'Now we know better what you like.'),
      },
    ],
  },
};
