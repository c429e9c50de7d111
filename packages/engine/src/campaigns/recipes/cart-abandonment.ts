import type { CampaignRecipe } from '@footfall/contract';
import { BOUGHT_GOAL, email, hours, message, minutes, ORDERED } from './recipe-parts.ts';

export const cartAbandonment: CampaignRecipe = {
  id: 'cart-abandonment',
  needs: { pool: 'cart-rescue' },
  definition: {
    name: 'Cart abandonment',
    description: 'A reminder after 45 minutes, a coupon a day later, nothing once they order.',
    trigger: { on: 'event', event: 'Cart Updated' },
    entity: 'cart',
    reentry: { policy: 'restart' },
    only: { op: 'cart' },
    exit: [ORDERED],
    goal: BOUGHT_GOAL,
    steps: [
      { id: 'wait-45m', do: 'wait', until: { kind: 'span', span: minutes(45) } },
      {
        id: 'reminder',
        do: 'send',
        channels: email,
        tags: ['marketing'],
        content: message('You left something behind', 'Your cart is still here for you.'),
      },
      { id: 'wait-24h', do: 'wait', until: { kind: 'span', span: hours(24) } },
      { id: 'coupon', do: 'coupon', pool: 'cart-rescue' },
      {
        id: 'offer',
        do: 'send',
        channels: email,
        tags: ['marketing'],
        content: message('A little something for your cart', 'With {{ coupon.code }} you get {{ coupon.value }}.'),
      },
    ],
  },
};
