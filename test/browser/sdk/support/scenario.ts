import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from '../../../support/browser.ts';
import { Ingest } from './ingest.ts';
import { Shop } from './shop.ts';

export interface Scenario {
  browser: Browser;
  context: BrowserContext;
  shop: Shop;
  ingest: Ingest;
  /** What the console may say beyond nothing: the browser itself reports each failed request. */
  allowedNoise: RegExp | undefined;
  noise: string[];
  /** A page whose errors and console are watched. */
  newPage(): Promise<Page>;
  /** The tag a merchant pastes; without captures, unless the attributes name them. */
  tag(attributes?: string): string;
}

export const FAILED_REQUESTS = /Failed to load resource|net::ERR_|blocked by CORS policy/;

/** A shop, an ingest and a fresh browser profile for each test; every test also proves that the page saw no noise. */
export function useScenario(): Scenario {
  const scenario = {
    tag: (attributes = '') =>
      `<script async src="${scenario.ingest.origin}/sdk/footfall.js" data-write-key="wk_demo" ${attributes}${attributes.includes('data-capture') ? '' : ' data-capture=""'}></script>`,
    async newPage() {
      const page = await scenario.context.newPage();
      page.on('pageerror', (error) => scenario.noise.push(`error: ${error}`));
      page.on('console', (message) => scenario.noise.push(`console: ${message.text()}`));
      return page;
    },
  } as Scenario;

  beforeAll(async () => {
    scenario.browser = await launchChromium();
  });
  afterAll(() => scenario.browser.close());
  beforeEach(async () => {
    scenario.noise = [];
    scenario.allowedNoise = undefined;
    scenario.shop = await new Shop().start();
    scenario.ingest = await new Ingest().start();
    scenario.context = await scenario.browser.newContext();
  });
  afterEach(async () => {
    await scenario.context.close().catch(() => {});
    await scenario.ingest.stop();
    await scenario.shop.stop();
    const { allowedNoise } = scenario;
    expect(scenario.noise.filter((line) => !allowedNoise?.test(line))).toEqual([]);
  });
  return scenario;
}

export const pause = (ms: number): Promise<void> => new Promise((waited) => setTimeout(waited, ms));

/** Waits until `seen` holds; says what did arrive where it never does. */
export async function until(what: string, seen: () => boolean, found: () => unknown, withinMs = 10_000): Promise<void> {
  const end = Date.now() + withinMs;
  while (!seen()) {
    if (Date.now() > end) throw new Error(`${what}: not within ${withinMs} ms; found ${JSON.stringify(found())}`);
    await pause(20);
  }
}

/** Waits until events of these names counted, whatever their order, and no others. */
export async function expectCounted(ingest: Ingest, names: string[], withinMs?: number): Promise<void> {
  const wanted = [...names].sort().join();
  await until(
    `counted ${wanted}`,
    () => [...ingest.names].sort().join() === wanted,
    () => ingest.names,
    withinMs,
  );
}
