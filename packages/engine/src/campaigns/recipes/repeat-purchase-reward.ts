import type { CampaignRecipe } from '@footfall/contract';
import { anyChannel, BOUGHT_GOAL, days, message } from './recipe-parts.ts';

export const repeatPurchaseReward: CampaignRecipe = {
  id: 'repeat-purchase-reward',
  needs: {
    segment: {
      name: 'Bought twice within 7 days',
      when: {
        op: 'did',
        event: 'Order Completed',
        is: { is: 'atLeast', value: 2 },
        within: { kind: 'last', ...days(7) },
      },
    },
    pool: 'favourite-flavour',
  },
  definition: {
    name: 'Repeat purchase reward',
    description: 'Two purchases in 7 days: 15 % off the last flavour, by the channel they like, at most once a week.',
    trigger: { on: 'segment', segment: 'repeat-buyers-7-days', move: 'entered' },
    reentry: { policy: 'cooldown', span: days(7) },
    goal: BOUGHT_GOAL,
    steps: [
      { id: 'coupon', do: 'coupon', pool: 'favourite-flavour' },
      {
        id: 'reward',
        do: 'send',
        channels: anyChannel,
        preferred: true,
        tags: ['marketing'],
        content: message(
          'Thank you for coming back',
          'With {{ coupon.code }} you get {{ coupon.value }} off {{ customer.last_product | default: "your next order" }}.',
        ),
      },
    ],
  },
};
