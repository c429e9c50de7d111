import type { Page } from 'playwright-core';
import type { Scenario } from './scenario.ts';

/** Once the script has replaced the queue before load. */
export const ready = (page: Page): Promise<unknown> => page.waitForFunction('!Array.isArray(window.footfall ?? [])');

/** A page of the shop with the SDK on it and no page views of its own. */
export async function openQuietPage({ shop, tag, newPage }: Scenario, attributes = ''): Promise<Page> {
  const page = await newPage();
  await page.goto(shop.page('/', '', tag(`data-auto-page="false" ${attributes}`)));
  await ready(page);
  return page;
}
