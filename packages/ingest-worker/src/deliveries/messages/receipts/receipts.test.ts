import { SELF } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { addressStub } from '../../../addresses/address-stub.ts';
import { eventually, Shop } from '../../../testing/shop.ts';
import { SendGridSigner, signForm } from '../../../testing/sign-receipt.ts';
import { bindings, identify } from '../../../testing/worker.ts';
import { retryDelivery } from '../../store.ts';
import { claimMessages } from '../store.ts';

const ORIGIN = 'https://footfall.test';
const from = { address: 'hello@shop.test' };
const NOW = Math.floor(Date.now() / 1000);

let shop: Shop;
let signer: SendGridSigner;
beforeEach(async () => {
  signer = await SendGridSigner.make();
  shop = await opened();
});

/** A shop that sends by SendGrid and Twilio. */
async function opened(): Promise<Shop> {
  const made = await Shop.open();
  const { verificationKey } = signer;
  await made.call('PUT', '/v1/channels/email', { provider: 'sendgrid', from, apiKey: 'k', verificationKey });
  await made.call('PUT', '/v1/channels/sms', {
    ...{ provider: 'twilio', accountSid: 'AC1', user: 'SK1', password: 'p', authToken: 'at' },
    ...{ from: '+4930123456', allowedPrefixes: ['+49'] },
  });
  await made.tell(identify('ann', 'device', { traits: { email: 'ann@shop.test', email_verified: true } }));
  return made;
}

/** A message as it stands once a provider has it, or may have it. */
async function message(id: string, status = 'sent', channel = 'email'): Promise<void> {
  const recipient = channel === 'email' ? 'ann@shop.test' : '+4917012345';
  await bindings.DB.prepare(
    `INSERT INTO deliveries (id, site, channel, customer, sequence, type, body, status, campaign, step, message, recipient, created_at)
     VALUES (?, ?, ?, ?, 1, 'message', '{}', ?, 'welcome', 'hello', 'm1', ?, 0)`,
  )
    .bind(id, shop.id, channel, shop.customer('ann').id.toString(), status, recipient)
    .run();
}

type SendGridEvent = Record<string, unknown>;
const told = (event: string, extra: SendGridEvent = {}): SendGridEvent => ({
  ...{ event, sg_event_id: `sg-${event}`, timestamp: NOW, delivery_id: 'msg_1' },
  ...extra,
});

async function bySendGrid(events: SendGridEvent[], site = shop.id): Promise<number> {
  const body = JSON.stringify(events);
  const headers = await signer.headers(body);
  return (await SELF.fetch(`${ORIGIN}/v1/receipts/sendgrid/${site}`, { method: 'POST', headers, body })).status;
}

async function byTwilio(form: Record<string, string>, query = '?delivery=msg_1', secret = 'at'): Promise<number> {
  const url = `${ORIGIN}/v1/receipts/twilio/${shop.id}${query}`;
  const headers = {
    'x-twilio-signature': await signForm(secret, url, form),
    'content-type': 'application/x-www-form-urlencoded',
  };
  return (await SELF.fetch(url, { method: 'POST', headers, body: new URLSearchParams(form).toString() })).status;
}

interface Known {
  status: string;
  reason: string | null;
  next_attempt_at: number | null;
}
const row = (id = 'msg_1') =>
  bindings.DB.prepare('SELECT status, reason, next_attempt_at FROM deliveries WHERE id = ?').bind(id).first<Known>();

/** Names of the messages' events in the customer's timeline, the oldest first. */
async function events(): Promise<string[]> {
  await shop.settled('ann');
  const { body } = await shop.call<{ data: { type: string; data: { event?: { event?: string } } }[] }>(
    'GET',
    '/v1/customers/ann/timeline',
  );
  return body.data
    .flatMap(({ data }) => (data.event?.event?.startsWith('Message') ? [data.event.event] : []))
    .reverse();
}
const address = async (channel: 'email' | 'sms', to: string) =>
  (await addressStub(bindings, shop.id, channel, to)).view();

describe('a receipt', () => {
  test('moves its delivery and becomes the customer’s event', async () => {
    await message('msg_1');
    expect(await bySendGrid([told('delivered')])).toBe(204);
    expect(await row()).toMatchObject({ status: 'delivered' });
    expect(await events()).toEqual(['Message Delivered']);
  });

  test('that comes twice, in one body or in two, counts once', async () => {
    await message('msg_1');
    await bySendGrid([told('open'), told('open')]);
    await bySendGrid([told('open')]);
    expect(await events()).toEqual(['Message Opened']);
    const { results } = await bindings.DB.prepare('SELECT id FROM receipts').all();
    expect(results).toHaveLength(1);
  });

  test('whose taking in was broken off before it was noted still counts once', async () => {
    await message('msg_1');
    await bySendGrid([told('click', { url: 'https://shop.test/' })]);
    await bindings.DB.prepare('DELETE FROM receipts').run();
    await bySendGrid([told('click', { url: 'https://shop.test/' })]);
    expect(await events()).toEqual(['Message Clicked']);
  });

  test('that comes out of order moves nothing back', async () => {
    await message('msg_1');
    await bySendGrid([told('open')]);
    await bySendGrid([told('delivered', { timestamp: NOW - 60 }), told('deferred', { timestamp: NOW - 90 })]);
    expect(await row()).toMatchObject({ status: 'delivered' });
    await bySendGrid([told('bounce', { type: 'bounce', reason: '550 no such user' })]);
    await bySendGrid([told('delivered', { sg_event_id: 'late' })]);
    expect(await row()).toMatchObject({ status: 'failed', reason: 'bounced' });
  });

  test.each([
    ['a signature of another key', async () => (await SendGridSigner.make()).headers('[]')],
    ['none at all', async () => ({})],
  ])('with %s is refused and changes nothing', async (_name, headers) => {
    await message('msg_1');
    const body = JSON.stringify([told('bounce', { type: 'bounce' })]);
    const path = `${ORIGIN}/v1/receipts/sendgrid/${shop.id}`;
    const answer = await SELF.fetch(path, { method: 'POST', headers: await headers(), body });
    expect([answer.status, await answer.json()]).toMatchObject([401, { error: 'receipt_unverified' }]);
    expect(await row()).toMatchObject({ status: 'sent' });
    expect(await byTwilio({ MessageSid: 'SM1', MessageStatus: 'delivered' }, '?delivery=msg_1', 'other')).toBe(401);
  });

  test('of another tenant’s message is nobody’s here, though both share a provider’s account', async () => {
    await message('msg_1');
    const mine = shop;
    shop = await opened();
    expect(await bySendGrid([told('bounce', { type: 'bounce' })])).toBe(204);
    shop = mine;
    expect(await row()).toMatchObject({ status: 'sent' });
    expect(await events()).toEqual([]);
    expect(await address('email', 'ann@shop.test')).toMatchObject({ suppressed: null });
  });

  test('by a machine is noted as such and is no event of a person’s', async () => {
    await message('msg_1');
    await bySendGrid([told('open', { sg_machine_open: true })]);
    expect(await events()).toEqual([]);
    const { body } = await shop.call<{ receipts: unknown[] }>('GET', '/v1/deliveries/msg_1');
    expect(body.receipts).toMatchObject([{ kind: 'opened', machine: true }]);
  });

  test('of what is not a message, or was erased, is answered and leads to nothing', async () => {
    expect(await bySendGrid([told('delivered', { delivery_id: 'msg_gone' })])).toBe(204);
    expect(await bySendGrid([])).toBe(204);
    expect(await events()).toEqual([]);
    const { results } = await bindings.DB.prepare('SELECT id FROM receipts').all();
    expect(results).toEqual([]);
  });
});

describe('a message whose fate nobody knew', () => {
  test('is closed by its receipt, and nobody can send it again', async () => {
    await message('msg_1', 'unknown');
    await bySendGrid([told('delivered')]);
    expect(await row()).toMatchObject({ status: 'delivered', reason: null });
    expect(await retryDelivery(bindings.DB, shop.id, 'msg_1', Date.now())).toBe(false);
  });

  test.each(['delivered', 'deferred'])(
    'and that a person has just asked for again is not sent once %s is told',
    async (kind) => {
      await message('msg_1', 'unknown');
      expect(await retryDelivery(bindings.DB, shop.id, 'msg_1', 1)).toBe(true);
      await bySendGrid([told(kind)]);
      expect(await claimMessages(bindings.DB, ['msg_1'], Date.now(), 60_000)).toEqual([]);
    },
  );
});

describe('an address', () => {
  test('that bounced for good, or complained, is written to no more, and a complaint is a no to the channel', async () => {
    await message('msg_1');
    await bySendGrid([told('bounce', { type: 'blocked' })]);
    expect(await address('email', 'ann@shop.test')).toMatchObject({ suppressed: null });
    await bySendGrid([told('bounce', { type: 'bounce', sg_event_id: 'hard' })]);
    expect(await address('email', 'ann@shop.test')).toMatchObject({ suppressed: { reason: 'bounced' } });
    await bySendGrid([told('spamreport')]);
    expect(await address('email', 'ann@shop.test')).toMatchObject({ suppressed: { reason: 'complained' } });
    expect(await events()).toEqual(['Message Bounced', 'Message Bounced', 'Message Unsubscribed']);
    const view = await shop.customer('ann').view();
    expect(view?.profile.consent?.['message:email']?.granted).toBe(false);
  });

  test('whose owner answers STOP is written to no more, until START', async () => {
    const said = (Body: string) => byTwilio({ MessageSid: `SM${Body}`, From: '+4917012345', Body }, '');
    expect(await said('stop ')).toBe(204);
    expect(await address('sms', '+4917012345')).toMatchObject({ suppressed: { reason: 'unsubscribed' } });
    await said('What is this?');
    await said('START');
    expect(await address('sms', '+4917012345')).toMatchObject({ suppressed: null });
  });
});

describe('other providers', () => {
  test('Twilio’s callbacks say by their address what they are about', async () => {
    await message('msg_1', 'sent', 'sms');
    expect(await byTwilio({ MessageSid: 'SM1', MessageStatus: 'delivered' })).toBe(204);
    expect(await byTwilio({ MessageSid: 'SM1', MessageStatus: 'sending' })).toBe(204);
    expect(await row()).toMatchObject({ status: 'delivered' });
    await byTwilio({ MessageSid: 'SM1', MessageStatus: 'failed', ErrorCode: '21610' });
    expect(await address('sms', '+4917012345')).toMatchObject({ suppressed: { reason: 'unsubscribed' } });
    expect(await events()).toEqual(['Message Delivered', 'Message Unsubscribed']);
  });

  test('Mailchimp’s are signed over their address; its first call is answered before there is a key', async () => {
    const url = `${ORIGIN}/v1/receipts/mandrill/${shop.id}`;
    const send = async (form: Record<string, string>, secret: string) => {
      const headers = { 'x-mandrill-signature': await signForm(secret, url, form) };
      return (await SELF.fetch(url, { method: 'POST', headers, body: new URLSearchParams(form).toString() })).status;
    };
    expect(await send({ mandrill_events: '[]' }, 'test-webhook')).toBe(204);
    await message('msg_1');
    await shop.call('PUT', '/v1/channels/email', { provider: 'mandrill', from, apiKey: 'k', webhookKey: 'wk' });
    const msg = { _id: 'm1', metadata: { delivery_id: 'msg_1' } };
    const form = { mandrill_events: JSON.stringify([{ event: 'spam', ts: NOW, msg }]) };
    expect(await send(form, 'other')).toBe(401);
    expect(await send(form, 'wk')).toBe(204);
    await eventually(async () => (await events()).length === 1, 'the event');
    expect(await address('email', 'ann@shop.test')).toMatchObject({ suppressed: { reason: 'complained' } });
    expect(await send({ mandrill_events: 'no JSON' }, 'wk')).toBe(400);
  });
});
