import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Analytics } from '@segment/analytics-node';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './support/browser.ts';
import { Footfall } from './support/footfall.ts';
import { until } from './support/until.ts';

let footfall: Footfall;

beforeAll(async () => {
  footfall = await Footfall.start();
});
afterAll(() => footfall?.stop());

/** How often each event name was taken in, all customers together. */
async function counted(name: string): Promise<number> {
  const rows = await footfall.rows<{ count: number }>(
    `SELECT sum(count) AS count FROM event_counts WHERE name = '${name}'`,
  );
  return rows[0]?.count ?? 0;
}

const HOUR_MS = 60 * 60_000;
/** Makes the site's ceiling of new customers look reached, and takes that back. */
const ceiling = {
  reached: () =>
    footfall.rows(
      `INSERT OR REPLACE INTO new_customers (site, hour, count) VALUES ('demo', ${Math.floor(Date.now() / HOUR_MS) * HOUR_MS}, 20000)`,
    ),
  lifted: () => footfall.rows('DELETE FROM new_customers'),
};
/** An order somebody claimed a moment ago and did not apply: until that is settled the answer is `retry`. */
const claim = {
  open: (order: string) =>
    footfall.rows(
      `INSERT INTO order_claims (site, order_id, owner, told_by, claimed_at)
       VALUES ('demo', '${order}', '["demo","u","nobody"]', 'server', ${Date.now()})`,
    ),
  gone: (order: string) => footfall.rows(`DELETE FROM order_claims WHERE order_id = '${order}'`),
};

describe('@segment/analytics-node, with the host changed and nothing else', () => {
  function client(): Analytics {
    return new Analytics({ writeKey: 'sk_demo', host: footfall.origin, flushAt: 3, maxRetries: 20 });
  }

  test('every kind of call is taken in once, and trusted by secret key', async () => {
    const analytics = client();
    analytics.identify({ userId: 'node-user', traits: { plan: 'gold' } });
    analytics.track({ userId: 'node-user', event: 'Node Tracked', properties: { a: 1 } });
    analytics.page({ userId: 'node-user', name: 'Node page' });
    analytics.screen({ userId: 'node-user', name: 'Node screen' });
    analytics.group({ userId: 'node-user', groupId: 'g1' });
    analytics.alias({ userId: 'node-user', previousId: 'node-before' });
    await analytics.closeAndFlush();
    await until(async () => (await counted('alias')) === 1, 'the last call');
    const customer = await footfall.get<{ counts: object; traits: object; trust: string }>('/v1/customers/node-user');
    expect(customer).toMatchObject({
      trust: 'known',
      traits: { plan: 'gold' },
      counts: { identify: 1, 'Node Tracked': 1, page: 1, screen: 1, group: 1, alias: 1 },
    });
  });

  test('an event that is to come again makes the client come again, and nothing is lost or doubled', async () => {
    await claim.open('node-order');
    const analytics = client();
    analytics.track({ userId: 'node-user', event: 'Beside It' });
    analytics.track({
      userId: 'node-user',
      event: 'Order Completed',
      properties: { order_id: 'node-order', total: 5 },
    });
    analytics.track({ userId: 'node-user', event: 'Beside It' });
    await until(async () => (await counted('Beside It')) === 2, 'the two events beside it');
    await claim.gone('node-order');
    await analytics.closeAndFlush();
    await until(async () => (await counted('Order Completed')) === 1, 'the order', 60_000);
    expect(await counted('Beside It')).toBe(2);
  });
});

describe('@segment/analytics-node by write key', () => {
  test('an answer of limited makes the client come again, and nothing is lost or doubled', async () => {
    await ceiling.reached();
    // The count of new customers is read at most every 5 s.
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    const analytics = new Analytics({ writeKey: 'wk_demo', host: footfall.origin, flushAt: 1, maxRetries: 20 });
    const answers: number[] = [];
    analytics.on('http_request', () => answers.push(Date.now()));
    analytics.track({ anonymousId: 'node-device', event: 'Node Limited' });
    await until(async () => answers.length >= 2, 'the client to come again', 60_000);
    expect(await counted('Node Limited')).toBe(0);
    await ceiling.lifted();
    await analytics.closeAndFlush();
    await until(async () => (await counted('Node Limited')) === 1, 'the limited call', 60_000);
  });
});

describe('@segment/analytics-next in a browser, with the host changed and nothing else', () => {
  let browser: Browser;
  let shop: Server;
  let page: Page;

  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: {
        contents: `export { AnalyticsBrowser } from '@segment/analytics-next'`,
        resolveDir: import.meta.dirname,
      },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'segment',
      define: { 'process.env.NODE_ENV': '"production"' },
    });
    const script = outputFiles[0]?.text ?? '';
    shop = createServer((request, response) => {
      const isScript = request.url === '/segment.js';
      response.writeHead(200, { 'content-type': isScript ? 'text/javascript' : 'text/html' });
      response.end(isScript ? script : '<!doctype html><title>Shop</title><script src="/segment.js"></script>');
    });
    await new Promise<void>((resolve) => shop.listen(0, resolve));
    browser = await launchChromium();
    page = await browser.newPage();
    await page.goto(`http://localhost:${(shop.address() as AddressInfo).port}/`);
    await page.evaluate((cdnURL) => {
      const { segment } = window as unknown as { segment: { AnalyticsBrowser: { load(options: object): unknown } } };
      Object.assign(window, { analytics: segment.AnalyticsBrowser.load({ writeKey: 'wk_demo', cdnURL }) });
    }, footfall.origin);
  });
  afterAll(async () => {
    await browser?.close();
    shop?.close();
  });

  const track = (event: string, properties: object = {}) =>
    page.evaluate(
      ({ name, told }) => {
        const { analytics } = window as unknown as { analytics: { track(event: string, told: object): void } };
        analytics.track(name, told);
      },
      { name: event, told: properties },
    );

  test('calls are taken in once', async () => {
    await track('Next Tracked');
    await until(async () => (await counted('Next Tracked')) === 1, 'the call');
  });

  test('an answer of limited makes it come again, and nothing is lost', async () => {
    await ceiling.reached();
    await page.evaluate(() => {
      const { analytics } = window as unknown as { analytics: { reset(): void } };
      analytics.reset();
    });
    // The count of new customers is read at most every 5 s.
    await new Promise((resolve) => setTimeout(resolve, 5_500));
    await track('Next Limited');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await counted('Next Limited')).toBe(0);
    await ceiling.lifted();
    await until(async () => (await counted('Next Limited')) === 1, 'the limited call', 60_000);
  });

  test('an answer of retry makes it come again, and nothing is lost or doubled', async () => {
    const orders = await counted('Order Completed');
    await claim.open('next-order');
    await track('Order Completed', { order_id: 'next-order', total: 5, currency: 'EUR' });
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await counted('Order Completed')).toBe(orders);
    await claim.gone('next-order');
    await until(async () => (await counted('Order Completed')) === orders + 1, 'the order', 60_000);
    await track('Next After');
    await until(async () => (await counted('Next After')) === 1, 'what came after');
    expect(await counted('Order Completed')).toBe(orders + 1);
  });
});
