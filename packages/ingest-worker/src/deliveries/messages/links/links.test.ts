import { SELF } from 'cloudflare:test';
import type { Channel } from '@footfall/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { addressStub } from '../../../addresses/address-stub.ts';
import { eventually, Shop } from '../../../testing/shop.ts';
import { bindings, identify } from '../../../testing/worker.ts';
import { signLink } from './link-claims.ts';
import { type MessageLinks, messageLinks } from './message-links.ts';

const ANN = 'ann@shop.test';
const BROWSER = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0';
const HOUR_MS = 3_600_000;

let shop: Shop;
let links: MessageLinks;
beforeEach(async () => {
  shop = await Shop.open();
  const traits = { email: ANN, email_verified: true, phone: '+4917012345' };
  await shop.tell(identify('ann', 'device', { traits, context: { consent: { message: true } } }));
  links = await sent('msg_1', shop.customer('ann').id.toString());
});

/** A message that went out an hour ago, with its links. */
async function sent(id: string, customer: string, channel: Channel = 'email'): Promise<MessageLinks> {
  await bindings.DB.prepare(
    `INSERT INTO deliveries (id, site, channel, customer, sequence, type, body, status, message, recipient, sending_at, created_at)
     VALUES (?, ?, ?, ?, 1, 'message', '{}', 'sent', 'm1', ?, ?, 0)`,
  )
    .bind(id, shop.id, channel, customer, ANN, Date.now() - HOUR_MS)
    .run();
  const made = await messageLinks(bindings, { site: shop.id, deliveryId: id, customer, channel, address: ANN });
  if (!made) throw new Error('there is no origin');
  return made;
}

const visit = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
  SELF.fetch(url, { method, headers: { 'user-agent': BROWSER, ...headers }, redirect: 'manual' });
const send = (url: string, form: Record<string, string> | [string, string][]) =>
  SELF.fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
const oneClick = (url: string) => send(url, { 'List-Unsubscribe': 'One-Click' });

async function events(): Promise<{ event: string; properties?: Record<string, unknown>; context?: unknown }[]> {
  await shop.settled('ann');
  const { body } = await shop.call<{ data: { data: { event?: { event?: string } } }[] }>(
    'GET',
    '/v1/customers/ann/timeline',
  );
  return body.data
    .flatMap(({ data }) => (data.event?.event?.startsWith('Message') ? [data.event] : []))
    .reverse() as never;
}
const names = async () => (await events()).map(({ event }) => event);
const suppressed = async (address = ANN) =>
  (await (await addressStub(bindings, shop.id, 'email', address)).view()).suppressed?.reason ?? null;
const consent = async (subject: 'message:email' | 'personalise') =>
  (await shop.customer('ann').view())?.profile.consent?.[subject]?.granted;
const receipts = async () =>
  (await bindings.DB.prepare('SELECT kind, machine FROM receipts ORDER BY kind').all()).results;

describe('one-click unsubscribe', () => {
  test('acts by POST, as RFC 8058 has it: at once, in either form, without a redirect or a cookie', async () => {
    const answer = await oneClick(links.choose);
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
    expect([await suppressed(), await consent('message:email'), await names()]).toEqual([
      'unsubscribed',
      false,
      ['Message Unsubscribed'],
    ]);
    const form = new FormData();
    form.append('List-Unsubscribe', 'One-Click');
    expect((await SELF.fetch(links.choose, { method: 'POST', body: form })).status).toBe(200);
    expect(await names()).toHaveLength(1);
    expect(await events()).toMatchObject([{ context: { consent: { proof: { method: 'one-click unsubscribe' } } } }]);
  });

  test('a GET, as scanners of mail make, shows a page and changes nothing', async () => {
    const page = await visit(links.choose);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*frame-ancestors 'none'/);
    expect([page.headers.get('referrer-policy'), page.headers.get('cache-control')]).toEqual([
      'no-referrer',
      'no-store',
    ]);
    const text = await page.text();
    expect(text).toContain('Unsubscribe from e-mail');
    expect(text).not.toMatch(/<script|ann@shop/);
    await visit(links.choose, {}, 'HEAD');
    expect([await suppressed(), await names()]).toEqual([null, []]);
  });

  test.each([
    ['another site', { s: 'other' }],
    ['another address', { a: 'x' }],
    ['another customer', { c: 'x' }],
  ])('a link altered to %s is no link', async (_name, change) => {
    const [body = '', signature = ''] = links.choose.split('/m/u/')[1]?.split('.') ?? [];
    const claims = { ...JSON.parse(atob(body.replaceAll('-', '+').replaceAll('_', '/'))), ...change };
    const forged = `https://footfall.test/m/u/${btoa(JSON.stringify(claims)).replaceAll('=', '')}.${signature}`;
    expect((await oneClick(forged)).status).toBe(404);
    expect((await visit(forged)).status).toBe(404);
    expect(await suppressed()).toBeNull();
  });

  test('a link to open or to click is none to leave by', async () => {
    const wrong = links.open.replace('/m/o/', '/m/u/');
    expect((await oneClick(wrong)).status).toBe(404);
  });

  test('still works for a device that became part of a user', async () => {
    const device = bindings.CUSTOMERS.idFromName(JSON.stringify([shop.id, 'a', 'device'])).toString();
    expect((await oneClick((await sent('msg_2', device)).choose)).status).toBe(200);
    expect([await consent('message:email'), await names()]).toEqual([false, ['Message Unsubscribed']]);
  });

  test('still works where the message is known no more', async () => {
    await bindings.DB.prepare('DELETE FROM deliveries').run();
    expect((await oneClick(links.choose)).status).toBe(200);
    expect(await suppressed()).toBe('unsubscribed');
  });

  test('counts again after messages were welcome in between', async () => {
    await oneClick(links.choose);
    await send(links.choose, [['do', 'save'], ...shown('message:email'), ['granted', 'message:email']]);
    expect([await suppressed(), await consent('message:email')]).toEqual([null, true]);
    await oneClick(links.choose);
    expect(await names()).toEqual(['Message Unsubscribed', 'Message Preferences Changed', 'Message Unsubscribed']);
    expect([await suppressed(), await consent('message:email')]).toEqual(['unsubscribed', false]);
  });
});

const shown = (...subjects: string[]): [string, string][] => subjects.map((subject) => ['shown', subject]);

describe('the preference page', () => {
  test('shows what is agreed to for each channel and purpose, and stores what is chosen with its proof', async () => {
    const page = await (await visit(links.choose)).text();
    for (const subject of ['message:email', 'message:sms', 'message', 'measure', 'personalise', 'share']) {
      expect(page).toContain(`value="${subject}"`);
    }
    expect(page).not.toContain('message:push');
    const form: [string, string][] = [
      ['do', 'save'],
      ...shown('message:email', 'personalise'),
      ['granted', 'message:email'],
    ];
    const answer = await send(links.choose, form);
    expect([answer.status, answer.headers.get('location')]).toMatchObject([
      303,
      expect.stringMatching(/\?done=saved$/),
    ]);
    await send(links.choose, form);
    expect([await consent('personalise'), await names()]).toEqual([false, ['Message Preferences Changed']]);
    expect(await events()).toMatchObject([
      { context: { consent: { personalise: false, proof: { method: 'preference page' } } } },
    ]);
    const after = await visit(`https://footfall.test${answer.headers.get('location')}`);
    expect(await after.text()).toContain('<p role="status">Your choice is stored.</p>');
  });

  test('of an address that is theirs no more lets its reader leave and see nothing', async () => {
    await shop.tell(identify('ann', 'device', { traits: { email: 'new@shop.test', email_verified: true } }));
    expect(await (await visit(links.choose)).text()).not.toContain('checkbox');
    await send(links.choose, [['do', 'save'], ...shown('share'), ['granted', 'share']]);
    expect(await names()).toEqual([]);
    await send(links.choose, { do: 'leave' });
    expect([await suppressed(), await suppressed('new@shop.test')]).toEqual(['unsubscribed', null]);
  });
});

describe('opens and clicks', () => {
  test('of a person count once and lead to where the link says', async () => {
    const click = await links.click('https://shop.test/vanilla?a=1&b=2');
    for (let nth = 0; nth < 2; nth += 1) {
      expect((await visit(links.open)).headers.get('content-type')).toBe('image/gif');
      const answer = await visit(click);
      expect([answer.status, answer.headers.get('location')]).toEqual([302, 'https://shop.test/vanilla?a=1&b=2']);
      await eventually(async () => (await names()).length >= 2, 'the events');
    }
    expect((await names()).sort()).toEqual(['Message Clicked', 'Message Opened']);
    expect((await events()).find(({ event }) => event === 'Message Clicked')?.properties).toMatchObject({
      url: 'https://shop.test/vanilla?a=1&b=2',
    });
    const row = await bindings.DB.prepare("SELECT status FROM deliveries WHERE id = 'msg_1'").first();
    expect(row).toEqual({ status: 'delivered' });
  });

  test('of a machine are kept as a machine’s and are nobody’s events', async () => {
    await visit(links.open, { 'user-agent': 'Mozilla/5.0' });
    await visit(await links.click('https://shop.test/'), {}, 'HEAD');
    await eventually(async () => (await receipts()).length === 2, 'the receipts');
    expect(await receipts()).toEqual([
      { kind: 'clicked', machine: 1 },
      { kind: 'opened', machine: 1 },
    ]);
    expect(await names()).toEqual([]);
  });

  test('of a scanner that follows every link count at most for the first', async () => {
    for (const page of ['a', 'b', 'c']) {
      await visit(await links.click(`https://shop.test/${page}`));
      await eventually(async () => (await receipts()).length > ['a', 'b', 'c'].indexOf(page), 'the receipt');
    }
    expect(await names()).toEqual(['Message Clicked']);
  });

  test('a link that was altered, or is another’s, leads nowhere', async () => {
    const good = await links.click('https://shop.test/');
    const [head = '', signature = ''] = good.split('.test/m/c/')[1]?.split('.') ?? [];
    const evil = btoa(atob(head).replace('https://shop.test/', 'https://evil.test/')).replaceAll('=', '');
    const elsewhere = await signLink(btoa('x'.repeat(32)), {
      do: 'click',
      s: shop.id,
      d: 'msg_1',
      to: 'https://evil.test/',
    });
    for (const token of [`${evil}.${signature}`, elsewhere, 'x', `${head}.`, links.choose.split('/m/u/')[1]]) {
      const answer = await visit(`https://footfall.test/m/c/${token}`);
      expect([answer.status, answer.headers.get('location')]).toEqual([404, null]);
    }
  });
});
