import type { CampaignRecipe } from '@footfall/contract';
import { days, email, message } from './recipe-parts.ts';

export const surveyNudge: CampaignRecipe = {
  id: 'survey-nudge',
  needs: { survey: 'nps' },
  definition: {
    name: 'Nudge of non-responders',
    description: 'One reminder two days after a survey was shown; an answer cancels it.',
    trigger: { on: 'event', event: 'Survey Shown' },
    exit: [{ event: 'Survey Answered' }, { event: 'Survey Completed' }, { event: 'Survey Dismissed' }],
    steps: [
      { id: 'wait-2d', do: 'wait', until: { kind: 'span', span: days(2) } },
      {
        id: 'nudge',
        do: 'send',
        channels: email,
        content: message('One minute for us?', 'Your opinion helps us to make better ice cream.'),
      },
    ],
  },
};
