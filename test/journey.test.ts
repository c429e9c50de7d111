import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './support/browser.ts';
import { Footfall } from './support/footfall.ts';
import { Receiver } from './support/receiver.ts';
import { until } from './support/until.ts';

let footfall: Footfall;
let receiver: Receiver;
let browser: Browser;
let page: Page;
const noise: string[] = [];

beforeAll(async () => {
  [footfall, receiver, browser] = await Promise.all([Footfall.start(), Receiver.listen(), launchChromium()]);
  await receiver.subscribe(footfall.origin, ['event.accepted', 'order.completed', 'survey.completed']);
  page = await browser.newPage();
  page.on('pageerror', (error) => noise.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && noise.push(message.text()));
});
afterAll(async () => {
  await browser?.close();
  await footfall?.stop();
  await receiver?.close();
});

/** Waits until the receiver has been told of an event of this name, and gives its properties. */
async function told(name: string): Promise<Record<string, unknown>> {
  const find = () => receiver.ofType('event.accepted').findLast(({ body }) => body.data.event?.event === name);
  await until(() => find() !== undefined, `a webhook that tells of ${name}`);
  return find()?.body.data.event?.properties as Record<string, unknown>;
}

test('a shopper views, fills the cart, orders and answers; a receiver gets each as a verified webhook', async () => {
  await page.goto(`${footfall.origin}/shop/`);
  await page.getByTestId('flavour').first().getByRole('link').first().click();
  const viewed = await told('Product Viewed');
  expect(viewed).toMatchObject({ product_id: expect.any(String), price: expect.any(Number), currency: 'EUR' });

  await page.getByTestId('add-to-cart').first().click();
  const cart = await told('Cart Updated');
  expect(cart).toMatchObject({ products: [expect.objectContaining({ product_id: viewed.product_id })] });

  await page.getByTestId('cart-link').click();
  await page.getByTestId('checkout').click();
  await fillCheckout();
  await page.getByTestId('place-order').click();
  await page.waitForURL(/thanks/);
  const orderId = await page.getByTestId('order-id').textContent();
  const [order] = await receiver.expect('order.completed', 1);
  expect(order?.body.data.order).toMatchObject({ order_id: orderId, currency: 'EUR', told_by: 'browser' });

  await page.locator('footfall-survey [type=radio][value="9"]').check({ force: true });
  await page.locator('footfall-survey [part~=next], footfall-survey [part~=submit]').first().click();
  await page.locator('footfall-survey textarea').fill('The pistachio.');
  await page.locator('footfall-survey [part~=submit]').click();
  const [survey] = await receiver.expect('survey.completed', 1);
  expect(survey?.body.data.survey).toMatchObject({ id: 'thanks', answers: { recommend: 9, why: 'The pistachio.' } });
  expect(receiver.forged).toEqual([]);
});

test('a reloaded thank-you page counts no second order', async () => {
  await page.reload();
  await page.waitForLoadState('networkidle');
  expect(receiver.ofType('order.completed')).toHaveLength(1);
});

test('the console shows what arrived and what it caused', async () => {
  const operator = await browser.newPage();
  operator.on('pageerror', (error) => noise.push(String(error)));
  await operator.goto(`${footfall.origin}/console/`);
  await operator
    .getByLabel(/password/i)
    .first()
    .fill('demo');
  await operator.keyboard.press('Enter');
  const events = operator.getByRole('list', { name: /events/i });
  await events.getByText('Order Completed').waitFor();
  await events.getByText('order.completed').first().waitFor();
  await operator.close();
});

test('nothing the shop told was refused', async () => {
  const { data } = await footfall.get<{ data: unknown[] }>('/v1/bad-events');
  expect(data).toEqual([]);
});

test('no page saw an error', () => {
  // The console asks who is signed in before anybody is: that answer is the one 401 a browser reports.
  expect(noise.filter((line) => !line.includes('401'))).toEqual([]);
});

async function fillCheckout(): Promise<void> {
  const fields = page.locator('main input:visible');
  for (let index = 0; index < (await fields.count()); index += 1) {
    const field = fields.nth(index);
    const type = await field.getAttribute('type');
    if (type === 'radio' || type === 'checkbox') continue;
    await field.fill(type === 'email' ? 'demo@shop.example' : type === 'number' ? '1' : '12345');
  }
}
