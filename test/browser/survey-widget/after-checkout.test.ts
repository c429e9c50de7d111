import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SurveyResponse, SurveyResults } from '@footfall/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../support/browser.ts';
import { Footfall } from '../../support/footfall.ts';
import { soon } from './support/soon.ts';

const GUIDE = readFileSync(new URL('../../../docs/guides/surveys.md', import.meta.url), 'utf8');
/** A shop elsewhere, and the one page it has. */
const shop = createServer((_, response) => response.setHeader('content-type', 'text/html').end(thankYou));
let thankYou = '';
let footfall: Footfall;
let browser: Browser;

beforeAll(async () => {
  [footfall, browser] = await Promise.all([Footfall.start(), launchChromium()]);
  await new Promise<void>((listening) => shop.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  await browser?.close();
  await footfall?.stop();
  shop.closeAllConnections();
  await new Promise((stopped) => shop.close(stopped));
});

/** What the guide has every shop put on its page, for this ingest. */
function scripts(): string {
  const [, html = ''] = /\*\*Any shop\.\*\*[\s\S]*?```html\n([\s\S]*?)```/.exec(GUIDE) ?? [];
  return html.replace('https://in.example.com', footfall.origin).replace('wk_…', 'wk_demo');
}

/** What WooCommerce's hook prints at each visit: the guide's PHP, filled in as PHP does. */
function printedByHook(order: string): string {
  const [, format = ''] = /printf\(\s*'([^']*)',/.exec(GUIDE) ?? [];
  const [tag = ''] = scripts().split('\n');
  return tag + format.replace('%s', JSON.stringify({ order_id: order, total: 29.7, currency: 'EUR' }));
}

async function visit(body: string): Promise<Page> {
  thankYou = `<!doctype html><html lang="en"><title>Thank you</title><h1>Thank you</h1>${body}`;
  const page = await browser.newPage();
  await page.goto(`http://localhost:${(shop.address() as AddressInfo).port}/thank-you`);
  return page;
}

const responses = async (): Promise<SurveyResponse[]> =>
  (await footfall.get<{ data: SurveyResponse[] }>('/v1/surveys/thanks/responses')).data;
const ordersNumbered = (order: string) =>
  footfall.rows(`SELECT 1 FROM facts WHERE type = 'order.completed' AND data ->> '$.order.orderId' = '${order}'`);

test.each([
  ['any shop, by the script of the guide', '1001', scripts],
  ['WooCommerce, whose hook runs at each visit of the page', '1002', () => printedByHook('1002')],
])('%s: a thank-you page that is loaded again is the same order and the same display', async (_, order, body) => {
  const page = await visit(body());
  await page.locator('footfall-survey [type=radio][value="9"]').check({ force: true });
  await page.locator('footfall-survey [part~=next]').click();
  await page.reload();
  await page.getByRole('heading', { name: 'What is the main reason for your score?' }).waitFor();
  await page.locator('footfall-survey [part~=submit]').click();
  await page.getByRole('heading', { name: /^Thank you!/ }).waitFor();
  const ofOrder = async () => (await responses()).filter((response) => response.order === order);
  await soon(async () => (await ofOrder()).map(({ status }) => status)).toEqual(['completed']);
  await page.reload();
  await page.waitForTimeout(1_500);
  expect(await page.locator('footfall-survey').count()).toBe(0);
  expect(await ofOrder()).toMatchObject([{ answers: { recommend: { value: 9 } } }]);
  expect(await ordersNumbered(order)).toHaveLength(1);
  await page.close();
});

test('each display is one in every step of the funnel, however often its page was loaded', async () => {
  const { funnel } = await footfall.get<SurveyResults>('/v1/surveys/thanks/results');
  expect(funnel).toMatchObject({ rendered: 2, shown: 2, started: 2, completed: 2, dismissed: 0 });
});
