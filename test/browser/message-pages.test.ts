import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { launchChromium } from '../support/browser.ts';
import { asServer, Footfall } from '../support/footfall.ts';
import { settle, until } from '../support/until.ts';
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

/** A mail that can be left: what its footer leads to. */
async function leavingLink(): Promise<string> {
  const words = { subject: 'Welcome', html: '<p>Welcome</p>', text: 'Welcome' };
  const send = { id: 'm', do: 'send', channels: ['email'], content: { email: words } };
  const trigger = { on: 'event', event: 'Signed Up' };
  await footfall.post('/v1/campaigns', { id: 'welcome', name: 'Welcome', trigger, steps: [send] });
  await footfall.post('/v1/campaigns/welcome/publish', {});
  const userId = 'bea';
  const traits = { email: 'bea@shop.example', email_verified: true };
  const who = { type: 'identify', messageId: 'bea', userId, traits, context: { consent: { message: true } } };
  await footfall.tell([who], asServer);
  const mails = () => footfall.get<{ data: { message: { text: string } }[] }>('/v1/inbox?recipient=bea%40shop.example');
  let told = 0;
  await until(async () => {
    // What is published takes effect within two seconds.
    told += 1;
    await footfall.tell([{ type: 'track', event: 'Signed Up', messageId: `up-${told}`, userId }], asServer);
    await settle(1_000);
    return (await mails()).data.length > 0;
  }, 'a mail to Bea');
  return (await mails()).data[0]?.message.text.match(/http\S+\/m\/u\/[^\s)]+/)?.[0] ?? '';
}

const WIDTHS = [
  ['wide', WIDE],
  ['narrow', NARROW],
  ['320 px', { width: 320, height: 640 }],
] as const;

async function expectWell(viewport: { width: number; height: number }, addresses: string[]): Promise<void> {
  const seen = await browser.newPage({ viewport });
  for (const address of addresses) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await seen.emulateMedia({ colorScheme });
      await seen.goto(address);
      expect(await accessibilityFaults(seen), address).toEqual([]);
      expect(await seen.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(viewport.width);
    }
  }
  await seen.close();
}

test.each(WIDTHS)('confirming is accessible and fits, %s, light and dark', (_name, viewport) =>
  expectWell(viewport, [link, `${link}?done=confirmed`, `${link}x`]),
);

test('preferences and leaving are accessible and fit at each width, light and dark, before and after', async () => {
  const leaving = await leavingLink();
  expect(leaving).toContain('/m/u/');
  for (const [, viewport] of WIDTHS) await expectWell(viewport, [leaving, `${leaving}x`]);
  await page.goto(leaving);
  await page.getByLabel('Fitting the shop to what I like').press('Space');
  await page.getByRole('button', { name: 'Save' }).press('Enter');
  await page.getByText('Your choice is stored.').waitFor();
  const saved = page.url();
  await page.getByRole('button', { name: 'Unsubscribe from e-mail' }).press('Enter');
  await page.getByText('You get no more of these messages.').waitFor();
  for (const [, viewport] of WIDTHS) await expectWell(viewport, [saved, page.url()]);
  // Whoever left sees that they did; of an address that is theirs no more nothing else is told.
  await footfall.tell(
    [
      {
        type: 'identify',
        messageId: 'moved',
        userId: 'bea',
        traits: { email: 'new@shop.example', email_verified: true },
      },
    ],
    asServer,
  );
  await until(async () => {
    await page.goto(leaving);
    return (await page.getByRole('button', { name: 'Save' }).count()) === 0;
  }, 'the page to tell nothing');
  for (const [, viewport] of WIDTHS) await expectWell(viewport, [leaving]);
});
