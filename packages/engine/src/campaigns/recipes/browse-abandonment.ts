import type { CampaignRecipe } from '@footfall/contract';
import { BOUGHT_GOAL, days, email, hours, message, ORDERED } from './recipe-parts.ts';

export const browseAbandonment: CampaignRecipe = {
  id: 'browse-abandonment',
  definition: {
    name: 'Browse abandonment',
    description: 'They looked at something, did not put it into the cart, and are not seen for four hours.',
    trigger: { on: 'event', event: 'Product Viewed' },
    reentry: { policy: 'cooldown', span: days(14) },
    only: { op: 'didNot', event: 'Order Completed', within: { kind: 'last', ...days(10) } },
    exit: [{ event: 'Product Added' }, { event: 'Cart Updated' }, { event: 'Checkout Started' }, ORDERED],
    goal: BOUGHT_GOAL,
    steps: [
      { id: 'wait-4h', do: 'wait', until: { kind: 'span', span: hours(4) } },
      {
        id: 'look-again',
        do: 'send',
        channels: email,
        tags: ['marketing'],
        content: message('Still thinking about it?', 'What you looked at is still here.'),
      },
    ],
  },
};
