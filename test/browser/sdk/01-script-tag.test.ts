import { readFileSync } from 'node:fs';
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

test('to start touches neither storage nor cookies, nor does what is told at once; a moment later it is stored', async () => {
  const { shop, ingest, newPage } = scenario;
  const page = await newPage();
  await page.addInitScript(() => {
    const touched: string[] = [];
    Object.assign(window, { touched });
    for (const [owner, name] of [
      [window, 'localStorage'],
      [Document.prototype, 'cookie'],
    ] as const) {
      const { get, set } = Object.getOwnPropertyDescriptor(owner, name) as PropertyDescriptor;
      Object.defineProperty(owner, name, {
        configurable: true,
        get() {
          touched.push(name);
          return get?.call(this);
        },
        set(value) {
          set?.call(this, value);
        },
      });
    }
  });
  ingest.latencyMs = 1_000;
  await page.goto(
    shop.page(
      '/',
      '',
      `<script type="module">
        import { init } from '${ingest.origin}/sdk/index.js';
        init({ writeKey: 'wk_demo', host: '${ingest.origin}' }).track('Told at once');
        window.touchedAtFirst = [...touched];
        setTimeout(() => { window.stored = Object.keys(localStorage).length; });
      </script>`,
    ),
  );
  await expectCounted(ingest, ['page', 'Told at once']);
  expect(await page.evaluate('touchedAtFirst')).toEqual([]);
  expect(await page.evaluate('stored')).toBe(3);
});

test('flush and the device’s id are there at once as well', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(
    shop.page(
      '/',
      '',
      `${tag('data-auto-page="false"').replace('async', '')}<script>
        window.id = footfall.anonymousId();
        footfall.track('One');
        footfall.flush().then(() => { window.flushed = true; });
      </script>`,
    ),
  );
  await page.waitForFunction('window.flushed');
  expect(ingest.names).toEqual(['One']);
  expect(ingest.counted[0]?.anonymousId).toBe(await page.evaluate('id'));
});

test('with the stub, methods may be called before the script is there', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  const stub = readFileSync(new URL('../../../packages/sdk/dist/stub.js', import.meta.url), 'utf8');
  const calls = `footfall.track('Early'); footfall.productViewed({ product_id: 'v' }); footfall.identify('u1')`;
  await page.goto(shop.page('/', '', `<script>${stub};${calls}</script>${tag('data-auto-page="false"')}`));
  await expectCounted(ingest, ['Early', 'Product Viewed', 'identify']);
});

test('an event says where and on what it happened, and nothing that would tell one device from all others', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page('/', '', tag()));
  await expectCounted(ingest, ['page']);
  const { session, timezone, ...context } = ingest.counted[0]?.context ?? {};
  expect(timezone).toBe(Intl.DateTimeFormat().resolvedOptions().timeZone);
  expect(session).toEqual({ id: expect.any(String) });
  expect(context).toEqual({
    library: { name: 'footfall', version: '0.1.0' },
    page: { url: `${shop.origin}/`, path: '/', title: 'Shop /', referrer: '' },
    campaign: {},
    attribution: {},
    consent: {},
    locale: 'en-US',
    screen: { width: 1280, height: 720 },
  });
});

test('debug says in the console what is told and answered', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  scenario.allowedNoise = /footfall/;
  const page = await newPage();
  await page.goto(shop.page('/', '', tag('data-auto-page="false"')));
  await page.waitForFunction('!Array.isArray(window.footfall ?? [])');
  await page.evaluate('footfall.debug()');
  await until(
    'loaded',
    () => ingest.fetched.some((name) => name.startsWith('debug')),
    () => ingest.fetched,
  );
  await pause(100);
  await page.evaluate(`footfall.track('One')`);
  await expectCounted(ingest, ['One']);
  await until(
    'said',
    () => ['event', 'answer'].every((what) => scenario.noise.some((line) => line.includes(`footfall ${what}`))),
    () => scenario.noise,
  );
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
    leftOut: ['heard', 'why'],
    responseId: 'r1',
    responseToken: 'signed',
  });
  ingest.files.set(
    'survey.js',
    `customElements.define('footfall-survey', class extends HTMLElement {
      connectedCallback() {
        this.dispatchEvent(new CustomEvent('footfall:track', { bubbles: true, composed: true, detail:
          { event: 'Survey Shown', properties: { revision: this.getAttribute('revision'), response_token: this.getAttribute('response-token') }, messageId: this.getAttribute('response-id') + ':shown' } }));
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
  expect(shown?.properties.revision).toBe('2~heard~why');
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
