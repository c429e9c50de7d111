import { expect, test } from 'vitest';
import { causeChips } from './causeChips.ts';

test('equal consequences are counted, not repeated', () => {
  const hook = { kind: 'delivery', id: 'd', channel: 'webhook', type: 't', to: 'x', attempts: 1 } as const;
  const chips = causeChips([
    { kind: 'fact', type: 'order.completed', summary: '' },
    { ...hook, status: 'delivered' },
    { ...hook, status: 'failed' },
    { ...hook, status: 'delivered' },
  ]);
  expect(chips.map((chip) => [chip.text, chip.count])).toEqual([
    ['order.completed', 1],
    ['webhook delivered', 2],
    ['webhook failed', 1],
  ]);
});
