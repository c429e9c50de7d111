import type { JsonObject, LiveEvent } from '@footfall/contract';
import { expect, test } from 'vitest';
import { money } from '../parts/money.ts';
import { gistOf } from './gistOf.ts';

const gist = (properties: JsonObject, path?: string) =>
  gistOf(
    {
      id: '1',
      receivedAt: '',
      customer: { id: 'c', trust: 'anonymous' },
      event: { messageId: 'm', type: 'track', name: 'x', properties, ...(path ? { path } : {}) },
      trusted: false,
      caused: [],
    } satisfies LiveEvent,
    'EUR',
  );

test('an order is told by its money, its items and its number', () => {
  const products = [{ product_id: 'a', quantity: 2 }, { product_id: 'b' }];
  expect(gist({ order_id: 'A-1', total: 23.4, currency: 'USD', products }, '/thanks')).toBe(
    `${money(23.4, 'USD')} · 3 items · A-1`,
  );
});

test('the site’s currency stands in for a missing one', () => {
  expect(gist({ value: 5, products: [{}] })).toBe(`${money(5, 'EUR')} · 1 item`);
});

test('a product is told by name and price, a cart without products as empty', () => {
  expect(gist({ product_id: 'p', name: 'Lemon', price: 6.5 })).toBe(`Lemon · ${money(6.5, 'EUR')}`);
  expect(gist({ product_id: 'p', name: 'Lemon', quantity: 2 })).toBe('2 × Lemon');
  expect(gist({ products: [], value: 0 })).toBe('empty cart');
});

test('a survey’s value is an answer, not money', () => {
  expect(gist({ survey_id: 's', value: 9 })).toBe('answered 9');
  expect(gist({ survey_id: 's', value: 'Lovely' })).toBe('“Lovely”');
  expect(gist({ survey_id: 's' })).toBe('s');
});

test('what says nothing else is told by its path, and properties of odd types do no harm', () => {
  expect(gist({}, '/shop/')).toBe('/shop/');
  expect(gist({ total: 'free', products: 'none', name: 7, currency: 12 }, '/x')).toBe('/x');
  expect(gist({ products: [null, 3], value: 1, currency: 'not one' })).toBe('1 not one · 2 items');
});
