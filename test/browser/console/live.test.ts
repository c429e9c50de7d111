import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { becomesTrue } from './becomesTrue.ts';
import { demoVisit, HOOK_URL, liveEvent, orderEvent } from './demoData.ts';
import { NARROW, Visit, WIDE } from './Visit.ts';

/** Two cores may be busy with other tests. */
const PATIENT = { timeout: 10_000 };
const visit = new Visit();
beforeAll(() => visit.launch());
afterAll(() => visit.close());
beforeEach(() => visit.begin());
afterEach(() => visit.end());

const row = (name: string | RegExp) => visit.page.getByRole('list', { name: 'Events' }).getByRole('button', { name });
const rows = () => visit.page.getByRole('list', { name: 'Events' }).locator('> li > button');
const named = (name: string) => liveEvent({ event: { name } });

describe('live events', () => {
  test('appear without a reload, newest first', async () => {
    visit.server.events = [named('Product Viewed')];
    await visit.enter();
    await row('Product Viewed').waitFor();
    visit.server.events.push(orderEvent());
    await row('Order Completed').waitFor();
    await expect.poll(() => rows().first().textContent(), PATIENT).toContain('Order Completed');
    expect(visit.complaints).toEqual([]);
  });

  test('before the first one there is a snippet with the site’s write key, and the way to the demo shop', async () => {
    await visit.enter();
    const main = visit.page.getByRole('main');
    await main.getByText('No event has arrived yet').waitFor();
    await main.getByRole('button', { name: 'Copy snippet' }).click();
    const copied = (await visit.page.evaluate('navigator.clipboard.readText()')) as string;
    expect(copied).toContain(`src="${new URL(visit.url).origin}/sdk/footfall.js"`);
    expect(copied).toContain('data-write-key="wk_demo"');
    expect(await main.getByRole('link', { name: /demo shop/ }).getAttribute('href')).toBe('/shop/');
    visit.server.events.push(named('Product Viewed'));
    await row('Product Viewed').waitFor();
  });

  test('told again in the next page are shown once, and do not hurry the asking', async () => {
    visit.server.overlap = 60;
    await visit.enter();
    await visit.page.getByText('No event has arrived yet').waitFor();
    visit.server.events.push(...Array.from({ length: 60 }, () => named('Product Viewed')));
    await rows().nth(59).waitFor();
    const looks = visit.server.looks;
    await visit.page.waitForTimeout(2_500);
    await expect.poll(() => rows().count(), PATIENT).toBe(60);
    expect(visit.server.looks - looks).toBeLessThanOrEqual(3);
  });

  test('tell who it was, how sure that is, and what it amounts to', async () => {
    visit.server.events = [orderEvent()];
    await visit.enter();
    const text = await row('Order Completed').textContent();
    for (const part of ['customer-1042', 'known', '€23.40', '3 items', 'A-10023']) expect(text).toContain(part);
  });

  test('open to what each caused and to their full properties', async () => {
    visit.server.events = [orderEvent()];
    await visit.enter();
    await row('Order Completed').press('Enter');
    const item = visit.page.getByRole('listitem').filter({ hasText: 'Order Completed' });
    await item.getByText('Order A-10023 over €23.40 counted').waitFor();
    await item.getByText(HOOK_URL).waitFor();
    await item.getByText('1 attempt, last answer 200').waitFor();
    expect(await item.getByRole('region', { name: 'Properties as JSON' }).textContent()).toContain('"Amalfi Lemon"');
  });

  test('follow a delivery until it has settled', async () => {
    const order = orderEvent({ status: 'pending', attempts: 0 });
    visit.server.events = [named('Product Viewed')];
    await visit.enter();
    visit.server.events.push(order);
    await row(/webhook pending/).waitFor();
    visit.server.events = visit.server.events.with(1, { ...order, caused: orderEvent().caused });
    await row(/webhook delivered/).waitFor();
  });

  test('let a failed delivery be tried again, and show what became of it', async () => {
    const order = orderEvent({ status: 'failed', attempts: 10, lastAnswer: '500' });
    visit.server.events = [order];
    visit.server.onRetry = () => {
      visit.server.events = [{ ...order, caused: orderEvent({ status: 'delivered', attempts: 11 }).caused }];
    };
    await visit.enter();
    await row('Order Completed').click();
    await visit.page.getByRole('button', { name: `Retry order.completed to ${HOOK_URL}` }).click();
    await row(/webhook delivered/).waitFor();
    expect(visit.server.told).toMatchObject([{ method: 'POST', path: '/v1/deliveries/del_1/retry', csrf: '1' }]);
  });
});

describe('the reader', () => {
  test('keeps their place while an event is open: new ones wait until asked for', async () => {
    visit.server.events = [orderEvent()];
    await visit.enter();
    await row('Order Completed').click();
    const before = await row('Order Completed').boundingBox();
    visit.server.events.push(named('Product Viewed'), named('Cart Updated'));
    await visit.page.getByRole('button', { name: '2 new events' }).waitFor();
    expect(await row('Order Completed').boundingBox()).toEqual(before);
    await visit.page.getByRole('button', { name: '2 new events' }).click();
    await row('Cart Updated').waitFor();
    await expect.poll(() => rows().count(), PATIENT).toBe(3);
  });

  test('keeps their place while scrolled down', async () => {
    visit.server.events = Array.from({ length: 40 }, () => named('Product Viewed'));
    await visit.enter();
    // Before all are drawn there is nothing to scroll.
    await expect.poll(() => rows().count(), PATIENT).toBe(40);
    // Over the page: the menu beside it scrolls by itself.
    await visit.page.mouse.move(700, 400);
    await visit.page.mouse.wheel(0, 600);
    await becomesTrue(visit.page, 'scrollY > 300');
    visit.server.events.push(named('Cart Updated'));
    await visit.page.getByRole('button', { name: '1 new event' }).waitFor();
    expect(await row('Cart Updated').count()).toBe(0);
  });

  test('who does not see the list is told how many came', async () => {
    visit.server.events = [named('Product Viewed')];
    await visit.enter();
    await rows().first().waitFor();
    visit.server.events.push(named('Cart Updated'), named('Order Completed'));
    await visit.page
      .getByRole('status')
      .filter({ hasText: '2 new events' })
      .waitFor({ timeout: 15_000, state: 'attached' });
  });

  test('can pause, and after resuming has missed nothing', async () => {
    visit.server.events = [named('Product Viewed')];
    await visit.enter();
    await rows().first().waitFor();
    await visit.page.getByRole('button', { name: 'Pause' }).click();
    await visit.page.getByText('Paused').waitFor();
    visit.server.events.push(named('Cart Updated'), named('Order Completed'));
    await visit.page.waitForTimeout(1_500);
    await expect.poll(() => rows().count(), PATIENT).toBe(1);
    await visit.page.getByRole('button', { name: 'Resume' }).click();
    await visit.page.mouse.move(5, 5);
    await row('Cart Updated').waitFor();
    await expect.poll(() => rows().count(), PATIENT).toBe(3);
  });

  test('finds events by name and by customer, and a reload keeps the filter', async () => {
    visit.server.events = demoVisit();
    await visit.enter();
    await rows().first().waitFor();
    await visit.page.getByLabel('Filter by event, customer or path').fill('1042');
    await visit.page.getByLabel('Event', { exact: true }).selectOption('Cart Updated');
    await expect.poll(() => rows().count(), PATIENT).toBe(1);
    await visit.page.reload();
    await row('Cart Updated').waitFor();
    await expect.poll(() => rows().count(), PATIENT).toBe(1);
    await visit.page.getByLabel('Filter by event, customer or path').fill('nobody');
    await visit.page.getByRole('button', { name: 'Clear the filter' }).click();
    await expect.poll(() => rows().count(), PATIENT).toBe(visit.server.events.length);
  });

  test('is told when the connection is lost, and of everything that came meanwhile', async () => {
    visit.server.events = [named('Product Viewed')];
    await visit.enter();
    await rows().first().waitFor();
    visit.server.trouble = 'hang up';
    await visit.page.getByRole('status').filter({ hasText: 'Connection lost, retrying' }).waitFor();
    visit.server.events.push(named('Cart Updated'));
    visit.server.trouble = null;
    await visit.page.getByRole('button', { name: 'Try now' }).click();
    await visit.page.getByText('Listening').waitFor();
    await row('Cart Updated').waitFor();
    expect(visit.complaints).toEqual([]);
  });
});

describe('the keyboard', () => {
  test('skips to the content, and walks from there into an event and out', async () => {
    visit.server.events = [orderEvent()];
    await visit.enter();
    await rows().first().waitFor();
    await visit.page.keyboard.press('Tab');
    expect(await focused()).toBe('Skip to content');
    await visit.page.keyboard.press('Enter');
    await visit.page.keyboard.press('Tab');
    expect(await visit.page.evaluate('document.activeElement.getAttribute("aria-label")')).toContain('Filter');
    for (let press = 0; press < 3; press += 1) await visit.page.keyboard.press('Tab');
    expect(await focused()).toContain('Order Completed');
    await visit.page.keyboard.press('Space');
    await visit.page.getByText('What it caused', { exact: true }).last().waitFor();
    await visit.page.keyboard.press('Space');
    await expect.poll(() => rows().first().getAttribute('aria-expanded'), PATIENT).toBe('false');
  });

  test('opens the menu of a narrow screen, chooses a room and is back in the content', async () => {
    await visit.page.setViewportSize(NARROW);
    await visit.enter();
    const menu = visit.page.getByRole('button', { name: 'Open menu' });
    await menu.press('Enter');
    await visit.page.getByRole('dialog').getByRole('link', { name: 'Live' }).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    await visit.page.keyboard.press('Escape');
    await visit.page.getByRole('dialog').waitFor({ state: 'hidden' });
    await becomesTrue(visit.page, 'document.activeElement.getAttribute("aria-label") === "Open menu"');
    await menu.press('Enter');
    await visit.page.getByRole('dialog').getByRole('link', { name: 'Webhooks' }).press('Enter');
    await visit.page.getByRole('heading', { name: 'Webhooks' }).waitFor();
    await becomesTrue(visit.page, 'document.activeElement.id === "main"');
  });
});

test.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('the live view is accessible, %s, light and dark, empty, full and open', async (_, viewport) => {
  await visit.page.setViewportSize(viewport);
  await visit.enter();
  await visit.page.getByText('No event has arrived yet').waitFor();
  expect(await accessibilityFaults(visit.page)).toEqual([]);
  visit.server.events = demoVisit();
  await row('Order Completed').click();
  expect(await accessibilityFaults(visit.page)).toEqual([]);
  await visit.page.emulateMedia({ colorScheme: 'dark' });
  expect(await accessibilityFaults(visit.page)).toEqual([]);
});

test.each([320, 390, 768, 1280])('nothing is wider than a screen of %i pixels', async (width) => {
  await visit.page.setViewportSize({ width, height: 800 });
  visit.server.events = demoVisit();
  await visit.enter();
  await row('Order Completed').click();
  expect(await visit.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
});

async function focused(): Promise<string> {
  return (await visit.page.evaluate('document.activeElement.textContent')) as string;
}
