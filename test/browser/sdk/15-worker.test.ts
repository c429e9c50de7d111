import { expect, test } from 'vitest';
import { expectCounted, useScenario } from './support/scenario.ts';

const scenario = useScenario();

test('a Shopify web pixel: in a worker without a document, standard events are told once, the order under its number', async () => {
  const { shop, ingest, newPage } = scenario;
  const source = `
    import { init } from '${ingest.origin}/sdk/worker.js';
    import shopify from '${ingest.origin}/sdk/shopify.js';
    const heard = {};
    const footfall = init({ writeKey: 'wk_demo', host: '${ingest.origin}', anonymousId: 'shopify-client' });
    shopify(footfall, { subscribe: (name, callback) => { heard[name] = callback; } });
    const event = (name, data) => ({ id: 'sh-' + name, name, timestamp: new Date().toISOString(), data,
      context: { document: { location: { href: 'https://shop.example/p' }, title: 'P' } } });
    const productVariant = { id: '5', sku: 'S', price: { amount: 3.5, currencyCode: 'EUR' }, product: { id: '1', title: 'Vanilla' } };
    heard.product_viewed(event('product_viewed', { productVariant }));
    heard.product_viewed(event('product_viewed', { productVariant }));
    heard.checkout_completed(event('checkout_completed', { checkout: {
      order: { id: 'A9' }, token: 't', totalPrice: { amount: 7 }, currencyCode: 'EUR', lineItems: [{ variant: productVariant, quantity: 2 }] } }));
  `;
  const page = await newPage();
  await page.goto(shop.page('/', ''));
  await page.evaluate((text) => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    new Worker(url, { type: 'module' });
  }, source);
  await expectCounted(ingest, ['Product Viewed', 'Order Completed']);
  const [viewed, ordered] = ['Product Viewed', 'Order Completed'].map((name) =>
    ingest.counted.find(({ event }) => event === name),
  );
  expect(viewed).toMatchObject({ messageId: 'sh-product_viewed', anonymousId: 'shopify-client' });
  expect(viewed?.properties).toMatchObject({ product_id: '1', price: 3.5, currency: 'EUR' });
  expect(ordered).toMatchObject({ messageId: 'order:A9', properties: { order_id: 'A9', total: 7 } });
});
