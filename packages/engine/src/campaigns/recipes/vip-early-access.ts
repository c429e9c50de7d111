import type { CampaignRecipe } from '@footfall/contract';
import { anyChannel, message } from './recipe-parts.ts';

export const vipEarlyAccess = (currency: string): CampaignRecipe => ({
  id: 'vip-early-access',
  needs: {
    segment: { name: 'VIP', when: { op: 'spent', currency, is: { is: 'atLeast', value: 500 } } },
  },
  definition: {
    name: 'VIP early access',
    trigger: { on: 'segment', segment: 'vip', move: 'entered' },
    only: { op: 'inSegment', segment: 'vip' },
    steps: [
      { id: 'morning', do: 'wait', until: { kind: 'time', time: '10:00' } },
      {
        id: 'invitation',
        do: 'send',
        channels: anyChannel,
        preferred: true,
        tags: ['marketing'],
        content: message('Before everybody else', 'As one of our best customers you see the new flavours first.'),
      },
    ],
  },
});
