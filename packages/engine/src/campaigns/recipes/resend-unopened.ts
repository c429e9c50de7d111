import type { CampaignRecipe } from '@footfall/contract';
import { days, email, message } from './recipe-parts.ts';

export const resendUnopened: CampaignRecipe = {
  id: 'resend-unopened',
  definition: {
    name: 'Resend if unopened',
    description: 'News after signing up; whoever has not opened the mail in two days gets it once more.',
    trigger: { on: 'event', event: 'Signed Up' },
    steps: [
      {
        id: 'news',
        do: 'send',
        channels: email,
        tags: ['marketing'],
        content: message('What is new', 'Three flavours you have not tried.'),
      },
      {
        id: 'opens',
        do: 'waitUntil',
        event: { event: 'Message Opened' },
        timeout: days(2),
        onTimeout: 'again',
      },
      { id: 'read', do: 'end' },
      {
        id: 'again',
        do: 'send',
        channels: email,
        tags: ['marketing'],
        content: message('Did you see this?', 'Three flavours you have not tried.'),
      },
    ],
  },
};
