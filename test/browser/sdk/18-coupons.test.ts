import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { accessibilityFaults } from '../console/accessibilityFaults.ts';
import { openQuietPage, ready } from './support/open.ts';
import { expectCounted, useScenario } from './support/scenario.ts';

const scenario = useScenario();
const COUPON = {
  type: 'coupon.show',
  id: 'c1',
  code: 'ICE-7H2K',
  title: 'Two scoops for one',
  text: 'Valid in every shop.',
  expiresAt: '2027-01-31T22:00:00.000Z',
} as const;

async function revealed(page: Page): Promise<void> {
  await page.evaluate(`footfall.track('Checkout Started')`);
  await page.waitForSelector('footfall-coupon');
}

test('a coupon of an answer is shown once, over the page, which neither moves nor loses its focus', async () => {
  const { ingest, shop, tag, newPage } = scenario;
  ingest.actions.set('Checkout Started', COUPON);
  const page = await newPage();
  await page.goto(shop.page('/', '<h1>Cart</h1><input id="name">', tag('data-auto-page="false"')));
  await ready(page);
  await page.focus('#name');
  await page.evaluate(() => {
    const probe = window as unknown as { shifts: number };
    probe.shifts = 0;
    new PerformanceObserver((list) => {
      probe.shifts += list.getEntries().length;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await revealed(page);
  expect(await page.locator('footfall-coupon').getByText('ICE-7H2K').isVisible()).toBe(true);
  expect(await page.locator('footfall-coupon').getByText('Two scoops for one').isVisible()).toBe(true);
  expect(await page.evaluate('document.activeElement.id')).toBe('name');
  await page.evaluate(`footfall.track('Checkout Started')`);
  await expectCounted(ingest, ['Checkout Started', 'Checkout Started']);
  expect(await page.locator('footfall-coupon').count()).toBe(1);
  await page.getByRole('button', { name: 'Close' }).click();
  expect(await page.locator('footfall-coupon').isVisible()).toBe(false);
  await page.evaluate(`footfall.track('Checkout Started')`);
  await expectCounted(ingest, ['Checkout Started', 'Checkout Started', 'Checkout Started']);
  expect(await page.locator('footfall-coupon').isVisible()).toBe(false);
  expect(await page.evaluate('shifts')).toBe(0);
});

test('its code is copied by a press, and by keyboard', async () => {
  scenario.ingest.actions.set('Checkout Started', COUPON);
  await scenario.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const page = await openQuietPage(scenario);
  await revealed(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForFunction(`navigator.clipboard.readText().then((text) => text === 'ICE-7H2K')`);
});

for (const [width, scheme] of [
  [1280, 'light'],
  [390, 'dark'],
] as const)
  test(`it fits and is accessible at ${width} px, ${scheme}`, async () => {
    scenario.ingest.actions.set('Checkout Started', { ...COUPON, text: 'Any two flavours. '.repeat(12) });
    const page = await scenario.newPage();
    await page.setViewportSize({ width, height: 700 });
    await page.emulateMedia({ colorScheme: scheme });
    const body = '<main><h1>Cart</h1></main>';
    await page.goto(scenario.shop.page('/', body, scenario.tag('data-auto-page="false"')));
    await ready(page);
    await revealed(page);
    const box = await page.locator('footfall-coupon').boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
    expect(await accessibilityFaults(page)).toEqual([]);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/coupon-${width}.png` });
  });

test('under a strict Content-Security-Policy with Trusted Types it looks the same', async () => {
  const { ingest, shop, tag, newPage } = scenario;
  ingest.actions.set('Checkout Started', COUPON);
  const policy = `default-src 'none'; script-src ${ingest.origin}; connect-src ${ingest.origin}; img-src data:; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'`;
  const page = await newPage();
  await page.goto(shop.page('/', '', tag('data-auto-page="false"'), { 'content-security-policy': policy }));
  await ready(page);
  await page.evaluate(`footfall.track('Checkout Started')`);
  await page.waitForSelector('footfall-coupon');
  expect(await page.evaluate(`getComputedStyle(document.querySelector('footfall-coupon')).position`)).toBe('fixed');
});

test('a shop that shows it itself says so, and nothing else is shown', async () => {
  const { ingest } = scenario;
  ingest.actions.set('Checkout Started', COUPON);
  const page = await openQuietPage(scenario);
  await page.evaluate(`window.codes = []; footfall.on('action', ({ code }) => { codes.push(code); return false; });
    footfall.track('Checkout Started')`);
  await page.waitForFunction('codes.length === 1');
  await expectCounted(ingest, ['Checkout Started']);
  expect(ingest.fetched).toEqual(['footfall.js']);
});
