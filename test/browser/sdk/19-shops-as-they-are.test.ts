import { expect, test } from 'vitest';
import { ready } from './support/open.ts';
import { expectCounted, pause, useScenario } from './support/scenario.ts';

const scenario = useScenario();
const find = (name: string) => scenario.ingest.counted.find(({ event }) => event === name);

async function openWith(bridge: string, head: string, attributes = '', body = '') {
  const { shop, tag, newPage } = scenario;
  const page = await newPage();
  const loaded = tag(`data-auto-page="false" data-capture="${bridge}" ${attributes}`);
  await page.goto(shop.page('/', body, `${head}${loaded}`));
  await ready(page);
  await page.waitForLoadState('networkidle');
  await pause(100);
  return page;
}
const GTAG = `window.dataLayer = window.dataLayer || []; function gtag() { dataLayer.push(arguments); }`;
const consentScript = (calls: string): string => `<script>${GTAG}${calls}</script>`;

test.each([
  ['that denies', `gtag('consent', 'default', { analytics_storage: 'denied', ad_user_data: 'denied' });`],
  [
    'for some regions denied and granted for the others, where nobody knows the region,',
    `gtag('consent', 'default', { analytics_storage: 'granted' });
     gtag('consent', 'default', { analytics_storage: 'denied', region: ['DE', 'FR'] });`,
  ],
  ['granted for one region only', `gtag('consent', 'default', { analytics_storage: 'granted', region: ['US'] });`],
])('google-consent: a default %s grants nothing, and what was told waits for an update', async (_which, calls) => {
  const { ingest } = scenario;
  const page = await openWith('google-consent', consentScript(calls), 'data-consent="required"');
  await page.evaluate(`footfall.track('Early')`);
  await pause(500);
  expect(ingest.attempts).toEqual([]);
  await page.evaluate(`gtag('consent', 'update', { analytics_storage: 'granted' })`);
  await expectCounted(ingest, ['Early']);
});

test('google-consent: a default that grants is taken after wait_for_update, and not where a banner refused meanwhile', async () => {
  const { ingest } = scenario;
  const page = await openWith(
    'google-consent',
    consentScript(`gtag('consent', 'default', { analytics_storage: 'granted', wait_for_update: 1500 });`),
    'data-consent="required"',
  );
  await page.evaluate(`footfall.track('Early')`);
  await pause(500);
  await page.evaluate(`gtag('consent', 'update', { analytics_storage: 'denied' })`);
  await pause(1_500);
  expect(ingest.attempts).toEqual([]);
  const next = await openWith(
    'google-consent',
    consentScript(`gtag('consent', 'default', { analytics_storage: 'granted', wait_for_update: 300 });`),
    'data-consent="required"',
  );
  await next.evaluate(`footfall.track('Waited')`);
  await expectCounted(ingest, ['Waited']);
});

test('tcf: a banner that fails hands on nothing, and the page sees no error', async () => {
  const { ingest } = scenario;
  const page = await openWith(
    'tcf',
    `<script>window.__tcfapi = (command, version, callback) => { setTimeout(() => callback(null, false)); }</script>`,
    'data-consent="required"',
  );
  await page.evaluate(`footfall.track('Early')`);
  await pause(400);
  expect(ingest.attempts).toEqual([]);
});

test('json-ld: prices in a specification, lists of brands, image objects, empty nodes and full type names are read', async () => {
  const graph = [
    null,
    {
      '@type': ['https://schema.org/Product'],
      sku: 71,
      name: 'Vanilla',
      brand: [{ name: 'Gelato' }],
      image: { '@type': 'ImageObject', url: 'https://shop.example/v.jpg' },
      offers: [
        {
          '@type': 'Offer',
          priceSpecification: [{ '@type': 'UnitPriceSpecification', price: '3.50', priceCurrency: 'EUR' }],
        },
      ],
    },
  ];
  await openWith(
    'json-ld',
    `<script type="application/ld+json">null</script><script type="application/ld+json">${JSON.stringify({ '@graph': graph })}</script>`,
  );
  await expectCounted(scenario.ingest, ['Product Viewed']);
  expect(find('Product Viewed')?.properties).toEqual({
    product_id: '71',
    sku: '71',
    name: 'Vanilla',
    brand: 'Gelato',
    price: 3.5,
    currency: 'EUR',
    image_url: 'https://shop.example/v.jpg',
  });
});

/** A page that says `last` only when the rest has been there for a while, as slow servers do. */
async function openSlowly(bridge: string, last: string) {
  const { shop, tag, newPage } = scenario;
  const page = await newPage();
  shop.slowly(
    '/slow',
    `<!doctype html><title>Slow</title><link rel="icon" href="data:,">${tag(
      `data-auto-page="false" data-capture="${bridge}"`,
    )}<body>`,
    last,
  );
  await page.goto(`${shop.origin}/slow`);
  await pause(300);
  return page;
}

test('json-ld: what the theme writes at the end of a slow page is read', async () => {
  const product = JSON.stringify({ '@type': 'Product', sku: 'v1' });
  await openSlowly('json-ld', `<script type="application/ld+json">${product}</script>`);
  await expectCounted(scenario.ingest, ['Product Viewed']);
});

const JQUERY = `<script>
  const heard = {};
  window.jQuery = () => ({ on(name, listener) { heard[name] = listener; } });
</script>`;

test('woocommerce: jQuery may come after the SDK', async () => {
  const page = await openSlowly('woocommerce', JQUERY);
  await page.evaluate(`heard.added_to_cart({}, {}, 'hash', [])`);
  await expectCounted(scenario.ingest, ['Product Added']);
});

test('woocommerce: a checkout that began before the SDK had loaded is told, and told once', async () => {
  const page = await openWith('woocommerce', JQUERY, '', '<form class="checkout woocommerce-checkout"></form>');
  await expectCounted(scenario.ingest, ['Checkout Started']);
  await page.evaluate('heard.init_checkout({})');
  await pause(500);
  expect(scenario.ingest.names).toEqual(['Checkout Started']);
});
