import { expect, test } from 'vitest';
import { expectCounted, useScenario } from './support/scenario.ts';

const scenario = useScenario();

/** Runs this in a worker of a page, with the SDK's pixel: `heard` holds what it subscribed to. */
async function runPixel(script: string) {
  const { shop, ingest, newPage } = scenario;
  const source = `
    import { init } from '${ingest.origin}/sdk/worker.js';
    import shopify from '${ingest.origin}/sdk/shopify.js';
    const heard = {};
    const footfall = init({ writeKey: 'wk_demo', host: '${ingest.origin}', anonymousId: 'shopify-client', redact: 'vat_id' });
    shopify(footfall, { subscribe: (name, callback) => { heard[name] = callback; } });
    ${script}`;
  const page = await newPage();
  await page.goto(shop.page('/', ''));
  await page.evaluate((text) => {
    const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
    new Worker(url, { type: 'module' });
  }, source);
}

test('a Shopify web pixel tells page views as page views, and lists with what is in them', async () => {
  const { ingest } = scenario;
  await runPixel(`
    const context = { document: { location: { href: 'https://shop.example/c', pathname: '/c' }, title: 'C', referrer: '' } };
    const productVariant = { id: '5', price: { amount: 3.5, currencyCode: 'EUR' }, product: { id: '1', title: 'Vanilla' } };
    const timestamp = new Date().toISOString();
    heard.page_viewed({ id: 'sh-1', name: 'page_viewed', timestamp, context, data: {} });
    heard.collection_viewed({ id: 'sh-2', name: 'collection_viewed', timestamp, context,
      data: { collection: { id: '9', title: 'Ice', productVariants: [productVariant] } } });`);
  await expectCounted(ingest, ['page', 'Product List Viewed']);
  expect(ingest.counted[0]).toMatchObject({ type: 'page', messageId: 'sh-1', context: { page: { path: '/c' } } });
  expect(ingest.counted[1]?.properties).toMatchObject({ category: 'Ice', products: [{ product_id: '1', price: 3.5 }] });
});

test('a worker keeps secrets as a page does: in addresses its host names, and in what is told', async () => {
  const { ingest } = scenario;
  await runPixel(`
    const href = 'https://shop.example/thanks?reset_token=abc&mail=ada@example.com&vat_id=9&colour=red';
    heard.product_viewed({ id: 'sh-1', name: 'product_viewed', timestamp: new Date().toISOString(), data: {},
      context: { document: { location: { href, pathname: '/thanks' }, title: 'T', referrer: 'https://a.example/?m=ada@example.com' } } });
    footfall.track('Paid', { card: '4111 1111 1111 1111', password: 'x', vat_id: 'DE1' });`);
  await expectCounted(ingest, ['Product Viewed', 'Paid']);
  expect(ingest.counted[0]?.context.page).toEqual({
    url: 'https://shop.example/thanks?reset_token=&mail=[email]&vat_id=&colour=red',
    path: '/thanks',
    title: 'T',
    referrer: 'https://a.example/?m=[email]',
  });
  expect(ingest.counted[1]?.properties).toEqual({ card: '1111 1111 1111 1111' });
});

test('a Shopify web pixel: in a worker without a document, standard events are told once, the order under its number', async () => {
  const { ingest } = scenario;
  await runPixel(`
    const event = (name, data) => ({ id: 'sh-' + name, name, timestamp: new Date().toISOString(), data,
      context: { document: { location: { href: 'https://shop.example/p' }, title: 'P' } } });
    const productVariant = { id: '5', sku: 'S', price: { amount: 3.5, currencyCode: 'EUR' }, product: { id: '1', title: 'Vanilla' } };
    heard.product_viewed(event('product_viewed', { productVariant }));
    heard.product_viewed(event('product_viewed', { productVariant }));
    heard.checkout_completed(event('checkout_completed', { checkout: {
      order: { id: 'A9' }, token: 't', totalPrice: { amount: 7 }, currencyCode: 'EUR', lineItems: [{ variant: productVariant, quantity: 2 }] } }));
  `);
  await expectCounted(ingest, ['Product Viewed', 'Order Completed']);
  const [viewed, ordered] = ['Product Viewed', 'Order Completed'].map((name) =>
    ingest.counted.find(({ event }) => event === name),
  );
  expect(viewed).toMatchObject({ messageId: 'sh-product_viewed', anonymousId: 'shopify-client' });
  expect(viewed?.properties).toMatchObject({ product_id: '1', price: 3.5, currency: 'EUR' });
  expect(ordered).toMatchObject({ messageId: 'order:A9', properties: { order_id: 'A9', total: 7 } });
});
