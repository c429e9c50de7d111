import { expect, test } from 'vitest';
import { calls, order, shop } from './support/shop.ts';

const { open } = shop();

test('a product page tells which product is viewed, once', async () => {
  const page = await open('product.html?id=lemon-olive');
  expect(await calls(page)).toEqual([
    [
      'productViewed',
      expect.objectContaining({
        product_id: 'lemon-olive',
        name: 'Lemon & Olive Oil',
        category: 'fruit',
        price: 7.6,
        currency: 'EUR',
      }),
    ],
  ]);
});

test('the catalogue and its filters tell nothing of their own', async () => {
  const page = await open('');
  await page.getByRole('button', { name: 'Nut', exact: true }).click();
  expect(await page.getByTestId('flavour').count()).toBe(2);
  expect(await calls(page)).toEqual([]);
});

test('each change of the cart is told as the whole cart under one id', async () => {
  const page = await open('');
  await page.getByRole('button', { name: 'Add: Midnight Cocoa' }).click();
  await page.getByRole('button', { name: 'Add: Mango Lollies' }).click();
  expect(await page.getByTestId('cart-link').getAttribute('aria-label')).toBe('Cart, 2 items');
  const added = await calls(page);
  await page.getByTestId('cart-link').click();
  await page.getByTestId('quantity').first().fill('3');
  await page.getByTestId('quantity').first().press('Tab');
  await page.getByTestId('remove').last().click();
  const changed = await calls(page);

  const carts = [...added, ...changed].map(([method, cart]) => {
    expect(method).toBe('cartUpdated');
    return cart as {
      cart_id: string;
      value: number;
      currency: string;
      products: { product_id: string; quantity: number }[];
    };
  });
  expect(new Set(carts.map((cart) => cart.cart_id)).size).toBe(1);
  expect(carts.map((cart) => cart.products.map((one) => `${one.quantity} ${one.product_id}`))).toEqual([
    ['1 midnight-cocoa'],
    ['1 midnight-cocoa', '1 mango-lolly'],
    ['3 midnight-cocoa', '1 mango-lolly'],
    ['3 midnight-cocoa'],
  ]);
  expect(carts.map((cart) => cart.value)).toEqual([7.9, 14.7, 30.5, 23.7]);
});

test('what is removed can be put back', async () => {
  const page = await open('product.html?id=lemon-olive');
  await page.getByTestId('add-to-cart').first().click();
  await page.getByRole('link', { name: 'View cart' }).click();
  await page.getByTestId('remove').click();
  expect(await page.getByTestId('empty').isVisible()).toBe(true);
  await page.getByRole('button', { name: 'Put it back' }).click();
  expect(await page.getByTestId('quantity').inputValue()).toBe('1');
});

test('from cart to thanks: the checkout, who it is for, and the order', async () => {
  const page = await open('product.html?id=brownie-sandwich');
  await page.getByTestId('quantity').fill('2');
  await page.getByTestId('quantity').press('Tab');
  await page.getByTestId('add-to-cart').first().click();
  await page.getByTestId('cart-link').click();
  await page.getByTestId('checkout').click();
  await page.getByTestId('place-order').filter({ hasText: '€22.10' }).waitFor();
  expect(await calls(page)).toEqual([
    ['track', 'Checkout Started', expect.objectContaining({ value: 17.2, currency: 'EUR' })],
  ]);

  // The page goes as soon as it has told who it is for, so what it told is read on the way out.
  await page.exposeFunction('told', (told: unknown) => identified.push(told));
  const identified: unknown[] = [];
  await page.evaluate(() => {
    const queue = window as unknown as { footfall: unknown[]; told(call: unknown): void };
    queue.footfall.push = (call: unknown) => {
      queue.told(call);
      return 0;
    };
  });
  await order(page);
  expect(identified).toEqual([['identify', null, { email: 'shopper@example.com', name: 'Demo Shopper' }]]);

  const id = await page.getByTestId('order-id').textContent();
  expect(new URL(page.url()).searchParams.get('order')).toBe(id);
  const told = await calls(page);
  expect(told).toEqual([
    [
      'orderCompleted',
      expect.objectContaining({
        order_id: id,
        total: 22.1,
        subtotal: 17.2,
        shipping: 4.9,
        currency: 'EUR',
        products: [expect.objectContaining({ product_id: 'brownie-sandwich', quantity: 2, price: 8.6 })],
      }),
    ],
  ]);
  await page.reload();
  expect(await calls(page)).toEqual(told);
  expect(await page.getByTestId('cart-link').getAttribute('aria-label')).toBe('Cart, 0 items');
});

test('one cart makes one order, also from two tabs', async () => {
  const page = await open('product.html?id=lemon-olive');
  await page.getByTestId('add-to-cart').first().click();
  await page.goto(page.url().replace(/product.*/, 'checkout.html'));
  const second = await page.context().newPage();
  await second.goto(page.url());
  await order(page);
  await order(second);
  expect(await second.getByTestId('order-id').textContent()).toBe(await page.getByTestId('order-id').textContent());
});

test('a checkout with a mistake goes nowhere and says where it is', async () => {
  const page = await open('product.html?id=lemon-olive');
  await page.getByTestId('add-to-cart').first().click();
  await page.goto(page.url().replace(/product.*/, 'checkout.html'));
  await page.getByLabel('E-mail').fill('nobody');
  await page.getByTestId('place-order').click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
  expect(await page.locator('#email-error').textContent()).toContain('@');
  expect((await calls(page)).map(([, name]) => name)).toEqual(['Checkout Started']);
});
