import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { launchChromium } from '../../../support/browser.ts';

const FILES = fileURLToPath(new URL('../../../../examples/', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/** The shop as static files at /shop/. There is no SDK here: its calls stay in the queue, where a test can read them. */
export function shop(): { open(path: string, context?: BrowserContextOptions): Promise<Page>; origin(): string } {
  let browser: Browser;
  let contexts: BrowserContext[] = [];
  const problems: string[] = [];
  const server: Server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://shop');
    const file = pathname.endsWith('/') ? `${pathname}index.html` : pathname;
    try {
      const body = await readFile(FILES + file);
      response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'text/plain' }).end(body);
    } catch {
      // The SDK is not built here; an empty script is one that has not loaded yet.
      response.writeHead(pathname.startsWith('/sdk/') ? 200 : 404, { 'content-type': 'text/javascript' }).end();
    }
  });
  const origin = (): string => `http://localhost:${(server.address() as AddressInfo).port}`;

  beforeAll(async () => {
    [browser] = await Promise.all([
      launchChromium(),
      new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening)),
    ]);
  });
  afterEach(async () => {
    await Promise.all(contexts.map((context) => context.close()));
    contexts = [];
    expect(problems.splice(0), 'errors in the page').toEqual([]);
  });
  afterAll(async () => {
    await browser?.close();
    server.close();
  });

  return {
    origin,
    async open(path, context) {
      const made = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...context });
      contexts.push(made);
      const page = await made.newPage();
      page.on('pageerror', (error) => problems.push(error.message));
      page.on(
        'response',
        (response) => response.status() >= 400 && problems.push(`${response.status()} ${response.url()}`),
      );
      await page.goto(`${origin()}/shop/${path}`);
      return page;
    },
  };
}

/** Calls pushed to Footfall on this page, oldest first. */
export const calls = (page: Page): Promise<[string, ...unknown[]][]> =>
  page.evaluate(() => (window as unknown as { footfall?: [string, ...unknown[]][] }).footfall ?? []);

/** Fills the checkout in and places the order. */
export async function order(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill('Shopper@Example.com');
  await page.getByLabel('Name').fill('Demo Shopper');
  await page.getByLabel('Street and number').fill('1 Demo Street');
  await page.getByLabel('Postcode').fill('12345');
  await page.getByLabel('Town').fill('Demoton');
  await page.getByTestId('place-order').click();
  await page.waitForURL(/thanks\.html\?order=/);
}
