import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { eventSchema } from '@footfall/contract/schema';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from './support/browser.ts';
import { Footfall, statuses } from './support/footfall.ts';
import { until } from './support/until.ts';

type Ids = { anonymousId?: string; userId?: string };
type Told = Record<string, unknown> & { type: string; event?: string };

let footfall: Footfall;
let browser: Browser;
let shop: Server;
/** Bodies as they left the browser. */
const bodies: string[] = [];

/** A page with the script tag; what the SDK sends goes through here, to be looked at, on to Footfall. */
beforeAll(async () => {
  [footfall, browser] = await Promise.all([Footfall.start(), launchChromium()]);
  shop = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', async () => {
      const body = Buffer.concat(parts).toString();
      if (request.url === '/') {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end(
          '<!doctype html><title>Shop</title><script async src="/sdk/footfall.js" data-write-key="wk_demo"></script>',
        );
        return;
      }
      if (request.url?.startsWith('/v1/batch')) bodies.push(body);
      const answer = await fetch(footfall.origin + request.url, {
        method: request.method ?? 'GET',
        headers: { 'content-type': request.headers['content-type'] ?? 'text/plain' },
        ...(body ? { body } : {}),
      });
      response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'text/plain' });
      response.end(Buffer.from(await answer.arrayBuffer()));
    });
  });
  await new Promise<void>((resolve) => shop.listen(0, resolve));
});
afterAll(async () => {
  await browser?.close();
  await footfall?.stop();
  shop?.close();
});

const told = (): Told[] =>
  bodies.flatMap((body) => {
    const { batch, context, anonymousId, userId } = JSON.parse(body) as { batch: Told[]; context?: object } & Ids;
    const ids = { ...(anonymousId ? { anonymousId } : {}), ...(userId ? { userId } : {}) };
    return batch.map((event) => ({
      ...(event.anonymousId || event.userId ? {} : ids),
      ...event,
      context: { ...context, ...(event.context as object | undefined) },
    }));
  });

test('whatever the SDK sends is an event by the contract, to the last member, and is taken in', async () => {
  const page = await browser.newPage();
  await page.goto(`http://localhost:${(shop.address() as AddressInfo).port}/`);
  await page.evaluate(() => {
    const scope = window as unknown as { footfall?: unknown[] };
    scope.footfall = scope.footfall ?? [];
    const { footfall } = scope;
    const product = { product_id: 'vanilla', name: 'Vanilla', price: 3.5, currency: 'EUR' };
    footfall.push(['track', 'Shop Opened', { first: true }]);
    footfall.push(['page', 'Home']);
    footfall.push(['identify', 'user-1', { plan: 'gold' }]);
    footfall.push(['productViewed', product]);
    footfall.push(['cartUpdated', { products: [{ ...product, quantity: 2 }], currency: 'EUR' }]);
    footfall.push([
      'orderCompleted',
      { order_id: 'c-1', total: 7, currency: 'EUR', products: [{ ...product, quantity: 2 }] },
    ]);
  });
  const names = () => told().map(({ type, event }) => event ?? type);
  await until(
    () =>
      ['page', 'identify', 'Shop Opened', 'Product Viewed', 'Cart Updated', 'Order Completed'].every((name) =>
        names().includes(name),
      ),
    `all of them; came: ${names()}`,
  );
  for (const event of told()) expect(eventSchema.parse(event)).toEqual(event);
  const refused = await footfall.get<{ data: unknown[] }>('/v1/bad-events');
  expect(refused.data).toEqual([]);
  const again = await footfall.tell(told());
  expect(new Set(statuses(again))).toEqual(new Set(['duplicate']));
});
