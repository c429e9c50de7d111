import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { becomesTrue } from './becomesTrue.ts';
import { demoDeliveries, demoDelivery, demoHooks, HOOK_URL } from './demoData.ts';
import { NARROW, Visit, WIDE } from './Visit.ts';

/** Two cores may be busy with other tests. */
const PATIENT = { timeout: 10_000 };
const visit = new Visit();
beforeAll(() => visit.launch());
afterAll(() => visit.close());
beforeEach(() => visit.begin());
afterEach(() => visit.end());

const button = (name: string | RegExp) => visit.page.getByRole('button', { name, exact: true });
const hooks = () => visit.page.getByRole('list', { name: 'webhooks' });
const act = async (name: string) => {
  await button(`Actions for ${HOOK_URL}`).click();
  const item = visit.page.getByRole('menuitem', { name });
  await item.waitFor();
  // A menu that opens takes the focus once, in a task of its own: a key pressed before that would go astray.
  await visit.page.locator('[role=menu]:focus-within').waitFor();
  // By key: a click may land beside a menu that is still finding its place.
  await item.press('Enter');
};
const dialog = () => visit.page.getByRole('dialog');

describe('a webhook', () => {
  test('is added with its types, and its secret is shown once and can be copied', async () => {
    await visit.enter('webhooks');
    await button('Add webhook').click();
    await dialog().getByLabel('URL').fill(HOOK_URL);
    await dialog().getByLabel('order.completed').check();
    await dialog().getByLabel('survey.completed').check();
    await dialog().getByRole('button', { name: 'Add webhook' }).click();

    const secret = `whsec_${'c2VjcmV0'.repeat(4)}`;
    await dialog().getByText(secret).waitFor();
    await dialog().getByRole('button', { name: 'Copy secret' }).click();
    expect(await visit.page.evaluate('navigator.clipboard.readText()')).toBe(secret);
    await visit.page.keyboard.press('Escape');
    expect(await dialog().getByText(secret).isVisible(), 'Escape must not lose the secret').toBe(true);

    await dialog().getByRole('button', { name: 'I have stored it' }).click();
    await dialog().waitFor({ state: 'detached' });
    await hooks().getByText(HOOK_URL).waitFor();
    expect(await visit.page.content()).not.toContain(secret);
    expect(visit.server.told).toMatchObject([
      { path: '/v1/webhooks', csrf: '1', body: { url: HOOK_URL, types: ['order.completed', 'survey.completed'] } },
    ]);
    expect(visit.complaints).toEqual([]);
  });

  test('of a partner is chosen, filled in, looked at and tried, with the keyboard alone', async () => {
    await visit.enter('webhooks');
    await button('Add webhook').press('Enter');
    const receiver = dialog().getByLabel('Receiver');
    await receiver.focus();
    await visit.page.keyboard.type('Braze');
    await dialog().getByText('Braze is told in its own words.').waitFor();
    await dialog().getByLabel('URL').fill('https://rest.fra-01.braze.eu/users/track');
    await dialog().getByText('POST https://rest.fra-01.braze.eu/users/track').waitFor();
    await dialog().getByRole('button', { name: 'Add Braze' }).press('Enter');
    await dialog().getByText('Fill this in.').waitFor();
    expect(await visit.page.evaluate('document.activeElement.name')).toBe('api_key');
    await visit.page.keyboard.type('my-key');
    await visit.page.keyboard.press('Enter');
    await dialog().getByText('Braze is told from now on.').waitFor();
    await dialog().getByRole('button', { name: 'Send a test' }).press('Enter');
    await dialog().getByText('The test was taken: HTTP 204.').waitFor();
    await dialog().getByRole('button', { name: 'Done' }).press('Enter');
    await hooks().getByText('https://rest.fra-01.braze.eu/users/track').waitFor();
    const [added] = visit.server.told;
    expect(added?.body).toMatchObject({
      ...{ types: ['event.accepted'], description: 'Braze', secrets: { api_key: 'my-key' } },
      request: { headers: { authorization: 'Bearer {{ secrets.api_key }}' } },
    });
  });

  test.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ])('of each partner can be read and filled in, %s, light and dark', async (_name, viewport) => {
    await visit.page.setViewportSize(viewport);
    await visit.enter('webhooks');
    await button('Add webhook').click();
    for (const preset of ['hubspot', 'customer-io', 'ga4', 'slack']) {
      await dialog().getByLabel('Receiver').selectOption(preset);
      await dialog().getByText('What is sent for an example').waitFor();
      expect(await visit.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
      if (preset === 'hubspot') expect(await accessibilityFaults(visit.page)).toEqual([]);
    }
    await visit.page.emulateMedia({ colorScheme: 'dark' });
    expect(await accessibilityFaults(visit.page)).toEqual([]);
  });

  test('without an address or a type is not sent, and what is missing is said and focused', async () => {
    await visit.enter('webhooks');
    await button('Add webhook').click();
    await dialog().getByLabel('URL').fill('example.com');
    await visit.page.keyboard.press('Enter');
    await dialog().getByText('Enter a whole address').waitFor();
    expect(await visit.page.evaluate('document.activeElement.name')).toBe('url');
    await dialog().getByLabel('URL').fill(HOOK_URL);
    await visit.page.keyboard.press('Enter');
    await dialog().getByRole('alert').filter({ hasText: 'Choose at least one type' }).waitFor();
    expect(visit.server.told).toEqual([]);
  });

  test('that the server refuses is told in the server’s words, and nothing typed is lost', async () => {
    await visit.enter('webhooks');
    await button('Add webhook').click();
    await dialog().getByLabel('URL').fill(HOOK_URL);
    await dialog().getByLabel('order.completed').check();
    visit.server.trouble = {
      status: 400,
      body: { error: 'invalid_url', message: 'This address may not be called.', docs: '/docs/' },
    };
    await dialog().getByRole('button', { name: 'Add webhook' }).click();
    await dialog().getByRole('alert').filter({ hasText: 'This address may not be called.' }).waitFor();
    expect(await dialog().getByLabel('URL').inputValue()).toBe(HOOK_URL);
  });

  test('is deleted after a question, and not by its refusal', async () => {
    visit.server.webhooks = demoHooks();
    await visit.enter('webhooks');
    await act('Delete');
    await dialog().getByRole('button', { name: 'Keep it' }).click();
    await dialog().waitFor({ state: 'detached' });
    expect(visit.server.told).toEqual([]);
    await act('Delete');
    await dialog().getByRole('button', { name: 'Delete webhook' }).click();
    await hooks().getByText(HOOK_URL).waitFor({ state: 'detached' });
    expect(visit.server.told).toMatchObject([{ method: 'DELETE', path: '/v1/webhooks/wh_orders', csrf: '1' }]);
  });

  test('is tried, rotated, replayed and taken out of service from its menu', async () => {
    visit.server.webhooks = demoHooks();
    await visit.enter('webhooks');
    await act('Send a test');
    await hooks().getByText('The test was taken: HTTP 204.').waitFor();
    await act('Rotate the secret');
    await dialog().getByRole('button', { name: 'Rotate the secret' }).click();
    await dialog()
      .getByText(/^whsec_bmV3/)
      .waitFor();
    await dialog().getByRole('button', { name: 'I have stored it' }).click();
    await dialog().waitFor({ state: 'detached' });
    await act('Send a time range again');
    await dialog().getByRole('button', { name: 'Send again' }).click();
    await dialog().getByText('3 are on the way again.').waitFor();
    await dialog().getByRole('button', { name: 'Close' }).last().click();
    await dialog().waitFor({ state: 'detached' });
    const idle = () => hooks().getByText('It gets no calls').count();
    const before = await idle();
    await act('Disable');
    await expect.poll(idle, PATIENT).toBe(before + 1);
    await act('Enable');
    await expect.poll(idle, PATIENT).toBe(before);
  });

  test('says what it will bring and cost before it is added', async () => {
    await visit.enter('webhooks');
    await button('Add webhook').click();
    await dialog().getByLabel('event.accepted').check();
    await dialog().getByText('about 12 calls a day').waitFor();
    await dialog().getByLabel('Only these events').fill('Product Viewed');
    await visit.page.keyboard.press('Enter');
    await dialog().getByLabel('URL').fill(HOOK_URL);
    await dialog().getByRole('button', { name: 'Add webhook' }).click();
    await dialog()
      .getByText(/^whsec_/)
      .waitFor();
    expect(visit.server.told).toMatchObject([{ body: { types: ['event.accepted'], events: ['Product Viewed'] } }]);
  });

  test('can be added with the keyboard alone', async () => {
    await visit.enter('webhooks');
    await button('Add webhook').press('Enter');
    await dialog().getByLabel('URL').waitFor();
    await becomesTrue(visit.page, 'document.activeElement.name === "url"');
    await visit.page.keyboard.type(HOOK_URL);
    await visit.page.keyboard.press('Tab');
    await visit.page.keyboard.press('Space');
    await visit.page.keyboard.press('Enter');
    await dialog()
      .getByText(/^whsec_/)
      .waitFor();
  });
});

describe('deliveries', () => {
  const list = () => visit.page.getByRole('list', { name: 'deliveries' });

  test('show how they stand, and change without a reload', async () => {
    visit.server.deliveries = [demoDelivery({ status: 'pending', attempts: 0, lastAnswer: null })];
    await visit.enter('webhooks');
    await list().getByText('no attempt yet').waitFor();
    visit.server.deliveries = [demoDelivery()];
    await list().getByText('1 attempt, last answer 200').waitFor();
  });

  test('that failed can be tried again', async () => {
    visit.server.deliveries = demoDeliveries();
    visit.server.onRetry = (id) => {
      visit.server.deliveries = [demoDelivery({ id, type: 'event.accepted', attempts: 11 })];
    };
    await visit.enter('webhooks');
    await visit.page.getByRole('button', { name: /event.accepted/ }).click();
    await button(/^Retry event.accepted/).click();
    await list().getByText('11 attempts, last answer 200').waitFor();
    expect(visit.server.told).toMatchObject([{ method: 'POST', path: '/v1/deliveries/del_1/retry', csrf: '1' }]);
  });

  test('open to what was sent and what the receiver said', async () => {
    visit.server.deliveries = demoDeliveries();
    await visit.enter('webhooks');
    await visit.page.getByRole('button', { name: /event.accepted/ }).click();
    const attempts = visit.page.getByRole('list', { name: 'Attempts' });
    await attempts.getByText('HTTP 500').waitFor();
    await visit.page.getByRole('figure').filter({ hasText: 'Body' }).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
  });

  test('can be narrowed to a status', async () => {
    visit.server.deliveries = demoDeliveries();
    await visit.enter('webhooks');
    await visit.page.getByLabel('Status').selectOption('failed');
    await list().getByText('claimed').waitFor({ state: 'detached' });
    await expect.poll(() => list().locator('> li').count(), PATIENT).toBe(1);
  });
});

test('a server that does not answer is named, with the way to try again', async () => {
  await visit.enter('webhooks');
  visit.server.trouble = { status: 500, body: { error: 'broken', message: 'The ledger is away.', docs: '/docs/' } };
  await visit.page.reload();
  await visit.page.getByText('The ledger is away.').first().waitFor();
  visit.server.trouble = null;
  await button('Try again').first().click();
  await visit.page.getByText('No webhook yet').waitFor();
});

test.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('the webhooks page is accessible, %s, light and dark, and so are its dialogs', async (_, viewport) => {
  await visit.page.setViewportSize(viewport);
  await visit.enter('webhooks');
  await visit.page.getByText('Nothing has gone out yet').waitFor();
  expect(await accessibilityFaults(visit.page)).toEqual([]);
  visit.server.webhooks = demoHooks();
  visit.server.deliveries = demoDeliveries();
  for (const colorScheme of ['light', 'dark'] as const) {
    await visit.page.emulateMedia({ colorScheme });
    await visit.page.reload();
    await hooks().waitFor();
    await visit.page.getByRole('list', { name: 'deliveries' }).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    await act('Delete');
    await dialog().getByRole('button', { name: 'Keep it' }).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    await visit.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
    await button('Add webhook').click();
    await dialog().getByLabel('URL').fill('x');
    await visit.page.keyboard.press('Enter');
    await dialog().getByText('Enter a whole address').waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
  }
});

test.each([320, 390, 768, 1280])('nothing is wider than a screen of %i pixels', async (width) => {
  await visit.page.setViewportSize({ width, height: 800 });
  visit.server.webhooks = demoHooks();
  visit.server.deliveries = demoDeliveries();
  await visit.enter('webhooks');
  await hooks().waitFor();
  expect(await visit.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
});
