import { expect, test } from 'vitest';
import { ready } from './support/open.ts';
import { expectCounted, pause, useScenario } from './support/scenario.ts';

const scenario = useScenario();

async function openWith(bridge: string, head = '', attributes = '') {
  const { shop, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page('/', '', `${head}${tag(`data-auto-page="false" data-capture="${bridge}" ${attributes}`)}`));
  await ready(page);
  await page.waitForLoadState('networkidle');
  await pause(100);
  return page;
}
const find = (name: string) => scenario.ingest.counted.find(({ event }) => event === name);

test('dom-events: the shop says cartUpdated on the document', async () => {
  const page = await openWith('dom-events');
  await page.evaluate(() =>
    document.dispatchEvent(new CustomEvent('cartUpdated', { detail: [{ id: 'vanilla', qty: 2, price: '3.5' }] })),
  );
  await expectCounted(scenario.ingest, ['Cart Updated']);
  expect(find('Cart Updated')?.properties).toEqual({ products: [{ product_id: 'vanilla', quantity: 2, price: 3.5 }] });
});

test('ga4: data layer and gtag, what was pushed before included; the purchase counts once with the order', async () => {
  const item = `{ item_id: 'v1', item_name: 'Vanilla', price: 3.5, quantity: 2 }`;
  const page = await openWith(
    'ga4',
    `<script>
      window.dataLayer = [{ event: 'view_item', ecommerce: { currency: 'EUR', items: [${item}] } }, { event: 'gtm.js' }];
      function gtag() { dataLayer.push(arguments); }
    </script>`,
  );
  await page.evaluate(`
    gtag('event', 'add_to_cart', { currency: 'EUR', items: [${item}] });
    dataLayer.push({ event: 'purchase', ecommerce: { transaction_id: 'A7', value: 7, currency: 'EUR', items: [${item}] } });
    dataLayer.push(null, 'text', { event: 'purchase' });`);
  await expectCounted(scenario.ingest, ['Product Viewed', 'Product Added', 'Order Completed', 'Order Completed']);
  expect(find('Product Viewed')?.properties).toMatchObject({ product_id: 'v1', name: 'Vanilla', currency: 'EUR' });
  expect(find('Order Completed')).toMatchObject({
    messageId: 'order:A7',
    properties: { order_id: 'A7', total: 7, currency: 'EUR', products: [{ product_id: 'v1', quantity: 2 }] },
  });
});

test('json-ld: one product on the page is a product view', async () => {
  const product = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    sku: 'v1',
    name: 'Vanilla',
    brand: { '@type': 'Brand', name: 'Gelato' },
    image: ['https://shop.example/v.jpg'],
    offers: { '@type': 'Offer', price: '3.50', priceCurrency: 'EUR' },
  };
  await openWith(
    'json-ld',
    `<script type="application/ld+json">{broken</script><script type="application/ld+json">${JSON.stringify({ '@graph': [product] })}</script>`,
  );
  await expectCounted(scenario.ingest, ['Product Viewed']);
  expect(find('Product Viewed')?.properties).toMatchObject({
    product_id: 'v1',
    brand: 'Gelato',
    price: 3.5,
    currency: 'EUR',
  });
});

test('woocommerce: jQuery events of the cart', async () => {
  const page = await openWith(
    'woocommerce',
    `<script>
      const heard = {};
      window.jQuery = () => ({ on(name, listener) { heard[name] = listener; } });
    </script>`,
  );
  await page.evaluate(`
    const button = document.createElement('a');
    button.dataset.product_id = '12'; button.dataset.product_sku = 'V-1';
    heard.added_to_cart({}, {}, 'hash', [button]);`);
  await expectCounted(scenario.ingest, ['Product Added']);
  expect(find('Product Added')?.properties).toEqual({ product_id: '12', sku: 'V-1', quantity: 1 });
});

test('tcf: the banner answers by purpose', async () => {
  const { ingest } = scenario;
  const page = await openWith(
    'tcf',
    `<script>window.__tcfapi = (command, version, callback) => { window.answer = callback; callback({ eventStatus: 'cmpuishown' }, true); }</script>`,
    'data-consent="required"',
  );
  await page.evaluate(`footfall.track('Early')`);
  await pause(400);
  expect(ingest.attempts).toEqual([]);
  await page.evaluate(
    `answer({ eventStatus: 'useractioncomplete', gdprApplies: true, purpose: { consents: { 1: true, 8: true } } }, true); footfall.track('Late')`,
  );
  await expectCounted(ingest, ['Early', 'Late']);
  expect(find('Late')?.context.consent).toEqual({ measure: true, personalise: false, share: false });
});
