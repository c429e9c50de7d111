import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from '../../support/browser.ts';
import { asServer, Footfall } from '../../support/footfall.ts';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { NARROW, WIDE } from './Visit.ts';

/** Two cores may be busy with other tests. */
const PATIENT = { timeout: 15_000 };
let footfall: Footfall;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let complaints: string[] = [];

beforeAll(async () => {
  [footfall, browser] = await Promise.all([Footfall.start(), launchChromium()]);
  const traits = { name: 'Demo Person', email: 'person@example.com', email_verified: true };
  const consent = { message: true, share: false };
  const who = { userId: 'customer-1042' };
  await footfall.tell([{ type: 'identify', messageId: 'i', ...who, traits, context: { consent } }], asServer);
  const order = { order_id: 'A-1', total: 63.8, currency: 'EUR' };
  await footfall.tell(
    [
      { type: 'track', event: 'Order Completed', messageId: 'o', ...who, properties: order },
      { type: 'track', event: 'Order Refunded', messageId: 'r', ...who, properties: { order_id: 'A-1', total: 3.8 } },
    ],
    asServer,
  );
  await footfall.tell([{ type: 'page', messageId: 'p', anonymousId: 'device-7' }]);
  // A device that was theirs all along: they stay one customer in the list.
  await footfall.tell([{ type: 'page', name: 'Before', messageId: 'b', anonymousId: 'device-9' }]);
  await footfall.tell([{ type: 'identify', messageId: 'm', anonymousId: 'device-9', ...who }], asServer);
});
afterAll(async () => {
  await browser?.close();
  await footfall?.stop();
});
beforeEach(async () => {
  complaints = [];
  context = await browser.newContext({ viewport: WIDE });
  page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(String(error)));
  await context.request.post(`${footfall.origin}/console/api/session`, {
    data: { password: 'demo' },
    headers: { 'x-footfall-console': '1' },
  });
});
afterEach(async () => {
  expect(complaints).toEqual([]);
  await context.close();
});

const rows = () => page.getByRole('list', { name: 'customers' }).getByRole('link');

describe('customers', () => {
  test('are found by what is typed, kept in the address, and opened by keyboard', async () => {
    await page.goto(`${footfall.origin}/console/customers`);
    await expect.poll(() => rows().count(), PATIENT).toBe(2);
    await page.getByLabel('Search customers').fill('person@');
    await expect.poll(() => rows().count(), PATIENT).toBe(1);
    await expect.poll(() => page.url(), PATIENT).toContain('q=person');
    await page.reload();
    await expect.poll(() => rows().count(), PATIENT).toBe(1);
    await rows().first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Demo Person' }).waitFor();
  });

  test('nobody found is said, with how to search', async () => {
    await page.goto(`${footfall.origin}/console/customers?q=nobody-at-all`);
    await page.getByText('Nobody found').waitFor();
  });

  test('show what they spent, what they agreed to, and each decision with its reason', async () => {
    await page.goto(`${footfall.origin}/console/customers/customer-1042`);
    await page.getByText('€60.00').waitFor();
    await page.getByText('no share', { exact: true }).waitFor();
    const moved = page.getByRole('button', { name: /Entered New customer/ });
    await moved.waitFor();
    expect(await moved.textContent()).toContain('because of Order Completed');
    await page.getByRole('button', { name: /^Order Refunded/ }).press('Enter');
    await page.getByRole('figure').filter({ hasText: 'Order Refunded' }).waitFor();
  });

  test('show what a device did before it became part of them', async () => {
    await page.goto(`${footfall.origin}/console/customers/customer-1042`);
    await page.getByRole('button', { name: /Device device-9 and its user became one/ }).press('Enter');
    const before = page.getByRole('region', { name: 'What the device did before' });
    await before.getByRole('button', { name: /^Before/ }).waitFor(PATIENT);
  });

  test('are exported whole', async () => {
    await page.goto(`${footfall.origin}/console/customers/customer-1042`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export' }).click(),
    ]);
    const stream = await download.createReadStream();
    let text = '';
    for await (const part of stream) text += String(part);
    const { facts } = JSON.parse(text) as { facts: { event?: { messageId: string } }[] };
    expect(facts.flatMap(({ event }) => event?.messageId ?? [])).toEqual(['i', 'o', 'r', 'm']);
  });

  test('that do not exist are said not to', async () => {
    await page.goto(`${footfall.origin}/console/customers/nobody`);
    await page.getByText('This site knows no customer').waitFor();
  });

  test.each([WIDE, NARROW])('are readable for everyone at %o, and nothing sticks out', async (viewport) => {
    await page.setViewportSize(viewport);
    for (const path of ['customers', 'customers/customer-1042']) {
      await page.goto(`${footfall.origin}/console/${path}`);
      await page
        .getByText(/person@example.com/)
        .first()
        .waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(overflow).toBeLessThanOrEqual(0);
    }
  });

  test('are erased after a question, and then nobody finds them', async () => {
    await footfall.tell([{ type: 'identify', messageId: 'e', userId: 'to-be-erased', traits: {} }], asServer);
    await page.goto(`${footfall.origin}/console/customers/to-be-erased`);
    await page.getByRole('button', { name: 'Erase' }).click();
    const dialog = page.getByRole('dialog');
    expect(await accessibilityFaults(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Erase', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Customers' }).waitFor();
    await expect
      .poll(async () => (await context.request.get(`${footfall.origin}/v1/customers/to-be-erased`)).status(), PATIENT)
      .toBe(404);
  });
});
