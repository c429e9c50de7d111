import { expect, test } from 'vitest';
import { expectCounted, pause, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();

test('calls queued before load are carried out in order, after the page view', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const url = shop.page(
    '/',
    '',
    `<script>
      window.footfall = window.footfall || [];
      footfall.push(['track', 'Product Viewed', { product_id: 'vanilla', price: 3.5 }]);
      footfall.push(['cartUpdated', [{ id: 7, qty: '2', price: '3.50' }]]);
    </script>${tag()}`,
  );
  const page = await newPage();
  await page.goto(url);
  await expectCounted(ingest, ['page', 'Product Viewed', 'Cart Updated']);
  expect(ingest.attempts).toHaveLength(1);
  expect(ingest.names[0]).toBe('page');
  const cart = ingest.counted.find(({ event }) => event === 'Cart Updated');
  expect(cart?.properties).toEqual({ products: [{ product_id: '7', price: 3.5, quantity: 2 }] });
});

test('one request without preflight, key in the body, shared context once', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page('/', '', tag()));
  await expectCounted(ingest, ['page']);
  const [attempt] = ingest.attempts;
  expect(ingest.preflights).toEqual([]);
  expect(attempt?.headers['content-type']).toBe('text/plain;charset=UTF-8');
  expect(attempt?.headers.authorization).toBeUndefined();
  expect(JSON.parse(attempt?.body ?? '').writeKey).toBe('wk_demo');
  expect(ingest.counted[0]?.context.page?.path).toBe('/');
  expect(JSON.parse(attempt?.body ?? '').batch[0].context).toBeUndefined();
});

test('nothing is left on the device once it is answered', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page('/', '', tag()));
  await expectCounted(ingest, ['page']);
  await pause(100);
  expect(await page.evaluate(() => Object.keys(localStorage))).toEqual(['ff_wk_demo:me']);
});

test('an order leaves at once under a key made from its number, so a reloaded thank-you page counts once', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(
    shop.page(
      '/thanks',
      `<script>(window.footfall = window.footfall || []).push(['orderCompleted', { order_id: 'A1', total: 12 }])</script>`,
      tag(),
    ),
  );
  await expectCounted(ingest, ['page', 'Order Completed']);
  await page.reload();
  await expectCounted(ingest, ['page', 'Order Completed', 'page']);
  await until(
    'told again',
    () => ingest.duplicates.length === 1,
    () => ingest.duplicates,
  );
  expect(ingest.duplicates[0]?.messageId).toBe('order:A1');
});

test('the survey of an answer is shown once, and its events go through the SDK under their own keys', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  ingest.actions.set('Order Completed', {
    type: 'survey.show',
    survey: 'sv_nps',
    revision: 2,
    responseId: 'r1',
    responseToken: 'signed',
  });
  ingest.files.set(
    'survey.js',
    `customElements.define('footfall-survey', class extends HTMLElement {
      connectedCallback() {
        this.dispatchEvent(new CustomEvent('footfall:track', { bubbles: true, composed: true, detail:
          { event: 'Survey Shown', properties: { response_token: this.getAttribute('response-token') }, messageId: this.getAttribute('response-id') + ':shown' } }));
      }
    });`,
  );
  const page = await newPage();
  await page.goto(shop.page('/thanks', '', tag()));
  await page.waitForFunction(() => 'writeKey' in ((window as never as Record<string, object>).footfall ?? {}));
  await page.evaluate(() => {
    const { footfall } = window as unknown as { footfall: { orderCompleted(order: object): void } };
    footfall.orderCompleted({ order_id: 'A2' });
    footfall.orderCompleted({ order_id: 'A2' });
  });
  await expectCounted(ingest, ['page', 'Order Completed', 'Survey Shown']);
  const shown = ingest.counted.find(({ event }) => event === 'Survey Shown');
  expect(shown?.messageId).toBe('r1:shown');
  expect(shown?.properties.response_token).toBe('signed');
  expect(await page.locator('footfall-survey').count()).toBe(1);
  expect(await page.locator('footfall-survey').getAttribute('host')).toBe(ingest.origin);
});

test('identify names the user from then on; another user is another device id', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(
    shop.page(
      '/',
      `<script>(window.footfall = window.footfall || []).push(
        ['identify', 'u1', { name: 'Ada' }, { token: 'jwt' }], ['track', 'One'], ['identify', 'u2'], ['track', 'Two'])</script>`,
      tag(),
    ),
  );
  await expectCounted(ingest, ['page', 'identify', 'One', 'identify', 'Two']);
  const [one, two] = ['One', 'Two'].map((name) => ingest.counted.find(({ event }) => event === name));
  expect(one?.userId).toBe('u1');
  expect(two?.userId).toBe('u2');
  expect(one?.anonymousId).not.toBe(two?.anonymousId);
});
