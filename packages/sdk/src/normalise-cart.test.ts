import { expect, test } from 'vitest';
import { normaliseCart } from './normalise-cart.ts';

test('a bare list of lines as shops have them becomes a cart', () => {
  expect(normaliseCart([{ id: 7, qty: '2', price: '3.50', name: 'Vanilla' }])).toEqual({
    products: [{ product_id: '7', quantity: 2, price: 3.5, name: 'Vanilla' }],
  });
});

test('what is right already stays as it is', () => {
  const cart = { cart_id: 'c', currency: 'EUR', value: 7, products: [{ product_id: 'v', quantity: 2, price: 3.5 }] };
  expect(normaliseCart(cart)).toEqual(cart);
});

test('an emptied cart is an empty list', () => {
  expect(normaliseCart({ products: [] })).toEqual({ products: [] });
  expect(normaliseCart({} as never)).toEqual({ products: [] });
});

test('a price of nothing is a price', () => {
  expect(normaliseCart([{ id: 1, price: 0 }]).products[0]).toMatchObject({ price: 0, quantity: 1 });
});
