import type { LiveEvent } from '@footfall/contract';
import { expect, test } from 'vitest';
import { matches } from './matches.ts';

const event: LiveEvent = {
  id: '1',
  receivedAt: '',
  customer: { id: 'u_9', userId: 'Customer-1042', anonymousId: '3f0b', trust: 'known' },
  event: { messageId: 'm', type: 'page', name: 'page', path: '/shop/cart.html', properties: {} },
  trusted: true,
  caused: [],
};

test('text is looked for in the name as shown, the customer and the path, whatever its case', () => {
  for (const text of ['', 'PAGE viewed', 'customer-10', '3f0', 'u_9', 'cart.html', 'cart 1042']) {
    expect(matches(event, { text, name: '' }), text).toBe(true);
  }
  expect(matches(event, { text: 'cart nobody', name: '' })).toBe(false);
});

test('a chosen name must be the event’s own', () => {
  expect(matches(event, { text: '', name: 'page' })).toBe(true);
  expect(matches(event, { text: '', name: 'Order Completed' })).toBe(false);
});
