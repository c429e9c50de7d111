import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium } from './support/browser.ts';
import { Footfall } from './support/footfall.ts';

const PAGE = 'www.shop.localhost';
const NAME = 'ff_wk_demo_s';
const YEAR_S = 365 * 86_400;

let footfall: Footfall;
let browser: Browser;
let context: BrowserContext;
let shop: Server;
/** Attributes of the script tag, beside the write key. */
let attributes = '';

const ingest = (host: string): string => footfall.origin.replace(/(127\.0\.0\.1|localhost)/, host);
const shopPort = (): number => (shop.address() as AddressInfo).port;

beforeAll(async () => {
  [footfall, browser] = await Promise.all([Footfall.start(), launchChromium()]);
  const { DB } = await footfall.server.miniflare.getBindings<{ DB: import('@cloudflare/workers-types').D1Database }>();
  await DB.prepare(`UPDATE sites SET allowed_origins = '["*"]'`).run();
  shop = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(
      `<!doctype html><title>Shop</title><link rel="icon" href="data:,"><script src="${attributes}"></script>`,
    );
  });
  await new Promise<void>((resolve) => shop.listen(0, resolve));
});
afterAll(async () => {
  await browser?.close();
  await footfall?.stop();
  shop?.close();
});
beforeEach(async () => {
  context = await browser.newContext();
});
afterEach(() => context.close());

/** Opens the shop with the SDK from this host and answers the id's cookies once an event was answered. */
async function visit(host: string, more: string) {
  attributes = `${ingest(host)}/sdk/footfall.js" data-write-key="wk_demo" data-capture="" ${more.replace(/"$/, '')}`;
  const page = await context.newPage();
  const answered = page.waitForResponse((response) => response.url().endsWith('/v1/batch'));
  await page.goto(`http://${PAGE}:${shopPort()}/`);
  const { results } = (await (await answered).json()) as { results: { status: string }[] };
  expect(results[0]?.status).toBe('accepted');
  await page.waitForFunction(`Object.keys(localStorage).length < 2`);
  return page;
}
const cookies = async () => (await context.cookies()).filter(({ name }) => name === NAME);

test('an ingest on a subdomain of the shop keeps the id for all of the shop, longer than a script may, and the SDK goes by it', async () => {
  const page = await visit('events.shop.localhost', 'data-credentials="include"');
  const id = (await page.evaluate('footfall.anonymousId()')) as string;
  const [cookie] = await cookies();
  expect(cookie).toMatchObject({ value: id, domain: '.shop.localhost', path: '/', sameSite: 'Lax', httpOnly: false });
  expect((cookie?.expires ?? 0) - Date.now() / 1000).toBeGreaterThan(YEAR_S);
  // As Safari does after seven days: whatever a script stored is gone, what the server set is not.
  await context.clearCookies({ name: 'ff_wk_demo' });
  await page.evaluate('localStorage.clear()');
  const next = await visit('events.shop.localhost', 'data-credentials="include"');
  expect(await next.evaluate('footfall.anonymousId()')).toBe(id);
});

test('who signs out, refuses or is forgotten loses that cookie at once', async () => {
  for (const call of ['reset()', 'consent(false)', 'forget()']) {
    const page = await visit('events.shop.localhost', 'data-credentials="include"');
    expect(await cookies()).toHaveLength(1);
    const before = await page.evaluate('footfall.anonymousId()');
    await page.evaluate(`footfall.${call}`);
    expect(await cookies()).toEqual([]);
    const next = await context.newPage();
    await next.goto(`http://${PAGE}:${shopPort()}/`);
    expect(await next.evaluate('footfall.anonymousId()')).not.toBe(before);
    await context.close();
    context = await browser.newContext();
  }
});

test('no cookie where nothing may be kept, and none by an ingest of another site', async () => {
  await visit('events.shop.localhost', 'data-credentials="include" data-storage="none"');
  await visit('events.shop.localhost', 'data-credentials="include" data-storage="local"');
  await visit('ingest.localhost', '');
  expect(await cookies()).toEqual([]);
});
