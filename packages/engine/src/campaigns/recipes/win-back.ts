import type { CampaignRecipe } from '@footfall/contract';
import { anyChannel, days, message, ORDERED } from './recipe-parts.ts';

export const winBack: CampaignRecipe = {
  id: 'win-back',
  needs: {
    segment: {
      name: 'Inactive for 30 days',
      when: { op: 'lastDid', event: '*', longerAgo: days(30) },
    },
    survey: 'why-gone',
  },
  definition: {
    name: 'Win-back',
    description: 'After 30 days without a visit: a word from us, and at the next visit the question why.',
    trigger: { on: 'segment', segment: 'inactive-30-days', move: 'entered' },
    reentry: { policy: 'cooldown', span: days(90) },
    goal: { event: ORDERED, within: days(14) },
    steps: [
      {
        id: 'miss-you',
        do: 'send',
        channels: anyChannel,
        preferred: true,
        tags: ['marketing'],
        content: message('It has been a while', 'We have new flavours. Come and see.'),
      },
      { id: 'why', do: 'survey', survey: 'why-gone' },
    ],
  },
};
