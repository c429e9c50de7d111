import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { demoInbox, demoMessage, demoMessages } from './demoMessages.ts';
import { NARROW, Visit, WIDE } from './Visit.ts';

/** Two cores may be busy with other tests. */
const PATIENT = { timeout: 10_000 };
const visit = new Visit();
beforeAll(() => visit.launch());
afterAll(() => visit.close());
beforeEach(() => visit.begin());
afterEach(() => visit.end());

const button = (name: string | RegExp) => visit.page.getByRole('button', { name });
const rows = (name: string) => visit.page.getByRole('list', { name, exact: true });
const full = () => {
  visit.server.deliveries = demoMessages();
  visit.server.message = demoMessage();
  visit.server.inbox = demoInbox();
  visit.server.campaigns = [
    { id: 'cart', name: 'Left carts' },
    { id: 'win-back', name: 'Win back' },
  ];
};

describe('messages', () => {
  test('are listed with why one did not go out, and narrowed by status, channel and campaign', async () => {
    full();
    await visit.enter('messages');
    await rows('messages').getByText('It fell into quiet hours.').waitFor();
    const count = () => rows('messages').locator('> li').count();
    expect(await count()).toBe(4);
    await visit.page.getByLabel('Channel').selectOption('sms');
    await expect.poll(count, PATIENT).toBe(1);
    await visit.page.getByLabel('Channel').selectOption('message');
    await visit.page.getByLabel('Campaign').selectOption({ label: 'Win back' });
    await expect.poll(count, PATIENT).toBe(1);
    await visit.page.getByLabel('Status').selectOption('failed');
    await visit.page.getByText('No such message').waitFor();
  });

  test('open to what people see, in a frame that may do nothing, and to what was told since', async () => {
    full();
    await visit.enter('messages');
    await button(/delivered cart: first/).click();
    const frame = visit.page.frameLocator('iframe[title="Message to anna@demo.example"]');
    await frame.getByRole('heading', { name: 'Your cart waits' }).waitFor();
    expect(await visit.page.locator('iframe').getAttribute('sandbox')).toBe('');
    expect(await visit.page.evaluate('window.hacked')).toBeUndefined();
    const receipts = visit.page.getByRole('list', { name: 'Receipts' });
    await receipts.getByText('Opened, by a machine and not counted').waitFor();
    await receipts.getByText('Clicked https://shop.example/cart').waitFor();
  });

  test('whose fate nobody knows can be sent again, one by itself or all after a question', async () => {
    full();
    await visit.enter('messages');
    await button(/unknown cart: first/).press('Enter');
    await button('Retry cart: first to anna@demo.example').press('Enter');
    await visit.page.getByRole('dialog').getByText('nobody knows whether anna@demo.example has it').waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    expect(visit.server.told).toEqual([]);
    await button('Send it again').press('Enter');
    await expect.poll(() => visit.server.told.length, PATIENT).toBe(1);
    expect(await button('Send all again').count()).toBe(0);
    await visit.page.getByLabel('Status').selectOption('unknown');
    await button('Send all again').click();
    await visit.page.getByRole('dialog').getByText('Nobody knows whether these arrived.').waitFor();
    await button('Send again').click();
    await visit.page.getByText('1 are on the way again.').waitFor();
    expect(visit.server.told).toMatchObject([
      { path: '/v1/deliveries/msg_4/retry', csrf: '1' },
      { path: '/v1/deliveries/retry', csrf: '1', body: { status: 'unknown', channel: 'message' } },
    ]);
  });
});

describe('the inbox', () => {
  test('shows mail in a frame that may do nothing, and its links beside it', async () => {
    full();
    await visit.enter('inbox');
    await button(/Your cart waits/).click();
    const frame = visit.page.frameLocator('iframe[title="Message to anna@demo.example"]');
    await frame.getByText('Hello Anna').waitFor();
    const link = visit.page.getByRole('navigation', { name: 'Links in this message' }).getByRole('link');
    expect([await link.textContent(), await link.getAttribute('href'), await link.getAttribute('rel')]).toEqual([
      ...['back to your cart', 'https://shop.example/cart', 'noreferrer'],
    ]);
    expect(await visit.page.evaluate('window.hacked')).toBeUndefined();
  });
});

describe('channels', () => {
  const email = () => visit.page.getByRole('region', { name: 'E-mail' });

  test('get a provider, whose key is stored, never shown, and kept when it is left empty', async () => {
    await visit.enter('channels');
    await visit.page.getByLabel('Provider of E-mail').selectOption('sendgrid');
    await email().getByRole('button', { name: 'Save' }).click();
    await email().getByText('Fill this in.').waitFor();
    expect(await visit.page.evaluate('document.activeElement.name')).toBe('from.address');
    await email().getByLabel('From address').fill('hello@shop.example');
    await email().getByLabel('API key').fill('SG.secret');
    await visit.page.keyboard.press('Enter');
    await email().getByText('Saved', { exact: true }).waitFor();
    await email().getByText('Stored. Leave it empty to keep it.').waitFor();
    expect(await visit.page.content()).not.toContain('SG.secret');
    await email().getByLabel('From name').fill('Shop');
    await email().getByRole('button', { name: 'Save' }).click();
    await expect.poll(() => visit.server.told.length, PATIENT).toBe(2);
    expect(visit.server.told).toMatchObject([
      { method: 'PUT', path: '/v1/channels/email', csrf: '1', body: { provider: 'sendgrid', apiKey: 'SG.secret' } },
      { body: { provider: 'sendgrid', from: { address: 'hello@shop.example', name: 'Shop' } } },
    ]);
    expect(visit.server.told[1]?.body).not.toHaveProperty('apiKey');
  });

  test('are tried by a test, and say whether the sender’s domain is ready', async () => {
    visit.server.channels[0] = {
      channel: 'email',
      settings: { provider: 'sendgrid', from: { address: 'hello@shop.example' }, apiKey: '•••' },
    };
    await visit.enter('channels');
    await visit.page.getByRole('list', { name: 'Sender domain' }).getByText('DKIM is missing.').waitFor();
    await email().getByLabel('Send a test to this address').fill('you@shop.example');
    await email().getByRole('button', { name: 'Send a test' }).click();
    await email().getByText('The provider has taken it. DKIM is missing. See Channels.').waitFor();
    expect(visit.server.told).toMatchObject([{ path: '/v1/channels/email/test', body: { to: 'you@shop.example' } }]);
  });
});

test.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('the rooms are accessible and fit, %s, light and dark', async (_, viewport) => {
  await visit.page.setViewportSize(viewport);
  full();
  visit.server.channels[0] = {
    channel: 'email',
    settings: { provider: 'smtp', from: { address: 'hello@shop.example' }, host: 'mail.shop.example', password: '•••' },
  };
  const fits = async () =>
    expect(await visit.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
  for (const colorScheme of ['light', 'dark'] as const) {
    await visit.page.emulateMedia({ colorScheme });
    await visit.enter('messages');
    await button(/delivered cart: first/).click();
    await visit.page.getByRole('list', { name: 'Receipts' }).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    await fits();
    await visit.enter('inbox');
    await button(/Your cart waits/).click();
    await visit.page.getByRole('navigation', { name: 'Links in this message' }).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    await fits();
    await visit.enter('channels');
    await visit.page.getByRole('list', { name: 'Sender domain' }).waitFor();
    expect(await accessibilityFaults(visit.page)).toEqual([]);
    await fits();
  }
  // A mail is shown in a frame of no origin, which axe cannot speak to.
  const expected = /sandbox|Content Security Policy|recipient window's origin \('null'\)/i;
  expect(visit.complaints.filter((text) => !expected.test(text))).toEqual([]);
});
