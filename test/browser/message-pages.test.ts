import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { Footfall } from '../support/footfall.ts';
import { until } from '../support/until.ts';
import { accessibilityFaults } from './console/accessibilityFaults.ts';
import { NARROW, WIDE } from './console/Visit.ts';

let footfall: Footfall;
let browser: Browser;
let page: Page;
let link = '';
beforeAll(async () => {
  footfall = await Footfall.start();
  browser = await launchChromium();
  const traits = { email: 'ann@shop.example' };
  const context = { consent: { channels: { email: true } } };
  await footfall.tell([{ type: 'identify', messageId: 'asked', anonymousId: 'ann', traits, context }]);
  const inbox = () => footfall.get<{ data: { message: { text: string } }[] }>('/v1/inbox');
  await until(async () => (await inbox()).data.length > 0, 'the confirmation');
  link = (await inbox()).data[0]?.message.text.match(/http\S+\/m\/y\/\S+/)?.[0] ?? '';
});
afterAll(async () => {
  await browser?.close();
  await footfall?.stop();
});
beforeEach(async () => {
  // These pages are to work for whoever runs no scripts.
  page = await browser.newPage({ javaScriptEnabled: false });
});
afterEach(() => page.close());

test('an address is confirmed with the keyboard alone and without scripts', async () => {
  await page.goto(link);
  await page.getByRole('heading', { name: 'Confirm your address' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.getByText('Thank you. Your address is confirmed.').waitFor();
  const { contacts } = await footfall.get<{ contacts: { email?: { verifiedAt: string | null } } }>('/v1/customers/ann');
  expect(contacts.email?.verifiedAt).toEqual(expect.any(String));
});

test.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('the page is accessible and fits, %s, light and dark', async (_name, viewport) => {
  const seen = await browser.newPage({ viewport });
  for (const address of [link, `${link}?done=confirmed`, `${link}x`]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await seen.emulateMedia({ colorScheme });
      await seen.goto(address);
      expect(await accessibilityFaults(seen)).toEqual([]);
      expect(await seen.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    }
  }
  await seen.close();
});
