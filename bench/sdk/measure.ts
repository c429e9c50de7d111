import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';

/** One load of one SDK. */
export interface Load {
  evaluateMs: number;
  trackMs: number[];
  writes: number;
  writtenChars: number;
  cookies: number;
  bodyBytes: number;
  requests: number;
  longTasks: number;
  layoutShift: number;
}

export const EVENTS = 50;
const SLOWDOWN = 4;
/** Batches leave within this. */
const SETTLE_MS = 3_000;

/** Counts what the SDK does to the page; runs before anything else in it. */
const PROBE = `
  window.probe = { writes: 0, writtenChars: 0, cookies: 0, longTasks: 0, layoutShift: 0 };
  const { setItem } = Storage.prototype;
  Storage.prototype.setItem = function (key, value) {
    probe.writes++; probe.writtenChars += ('' + key + value).length;
    return setItem.call(this, key, value);
  };
  const cookie = Object.getOwnPropertyDescriptor(Document.prototype, 'cookie');
  Object.defineProperty(Document.prototype, 'cookie', { ...cookie, set(value) { probe.cookies++; cookie.set.call(this, value); } });
  new PerformanceObserver((list) => { probe.longTasks += list.getEntries().length; }).observe({ type: 'longtask' });
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) probe.layoutShift += value; }).observe({ type: 'layout-shift' });
`;

/** Serves the host page and answers as an ingest of any kind. */
export async function startEndpoint(): Promise<{ origin: string; bodies: string[]; close(): void }> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    response.setHeader('access-control-allow-origin', request.headers.origin ?? '*');
    response.setHeader(
      'access-control-allow-headers',
      'content-type,authorization,x-requested-with,openpanel-client-id,openpanel-sdk-name,openpanel-sdk-version',
    );
    response.setHeader('access-control-allow-credentials', 'true');
    if (request.method === 'GET') {
      response
        .setHeader('content-type', 'text/html')
        .end('<!doctype html><link rel="icon" href="data:,"><h1>Shop</h1>');
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    if (request.method === 'POST') bodies.push(body.toString('latin1'));
    response.setHeader('content-type', 'application/json').end(answer(body.toString()));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const close = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, bodies, close };
}

function answer(body: string): string {
  try {
    const { batch } = JSON.parse(body) as { batch: { messageId: string }[] };
    return JSON.stringify({
      results: batch.map(({ messageId }, index) => ({ index, messageId, status: 'accepted' })),
      actions: [],
    });
  } catch {
    return '{"status":"ok"}';
  }
}

export async function measureLoad(browser: Browser, pageUrl: string, bundle: string, bodies: string[]): Promise<Load> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript(PROBE);
  // Some SDKs say nothing to a browser that says it is automated.
  await page.addInitScript('Object.defineProperty(Navigator.prototype, "webdriver", { get: () => false })');
  await page.goto(pageUrl);
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  const evaluateMs = await evaluate(page, bundle);
  await page.waitForTimeout(SETTLE_MS);
  bodies.length = 0;
  const before = await page.evaluate<Load>('({ ...probe })');
  const trackMs = await page.evaluate<number[], number>(async (count) => {
    const { track } = window as unknown as { track(i: number): void };
    const times: number[] = [];
    for (let i = 0; i < count; i++) {
      const start = performance.now();
      track(i);
      times.push(performance.now() - start);
    }
    return times;
  }, EVENTS);
  await page.waitForTimeout(SETTLE_MS);
  const after = await page.evaluate<Load>('({ ...probe })');
  await context.close();
  return {
    evaluateMs,
    trackMs,
    writes: after.writes - before.writes,
    writtenChars: after.writtenChars - before.writtenChars,
    cookies: after.cookies - before.cookies,
    longTasks: after.longTasks,
    layoutShift: after.layoutShift,
    requests: bodies.length,
    bodyBytes: bodies.reduce((sum, body) => sum + body.length, 0),
  };
}

/** Compile, run and start, as an inline script does them: in one go. */
function evaluate(page: Page, bundle: string): Promise<number> {
  return page.evaluate((text) => {
    const script = document.createElement('script');
    script.textContent = text;
    const start = performance.now();
    document.head.append(script);
    return performance.now() - start;
  }, bundle);
}
