import type { CampaignRecipe } from '@footfall/contract';
import { days, email, message } from './recipe-parts.ts';

export const detractorFollowUp: CampaignRecipe = {
  id: 'detractor-follow-up',
  needs: { survey: 'nps' },
  definition: {
    name: 'Detractor follow-up',
    description: 'Whoever would not recommend us hears from a person.',
    trigger: { on: 'survey', survey: 'nps', question: 'nps', test: { is: 'between', from: 0, to: 6 } },
    reentry: { policy: 'cooldown', span: days(30) },
    steps: [
      { id: 'tell-team', do: 'webhook', data: { why: 'detractor' } },
      {
        id: 'sorry',
        do: 'send',
        channels: email,
        content: message('We would like to do better', 'Answer this mail and tell us what went wrong.'),
      },
    ],
  },
};
