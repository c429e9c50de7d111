import { createSign, generateKeyPairSync } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { EventWebhook } from '@sendgrid/eventwebhook';
import sgMail from '@sendgrid/mail';
import { decodeJwt } from 'jose';
import twilioClient from 'twilio';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type {
  OutgoingEmail,
  OutgoingPush,
  OutgoingSms,
} from '../packages/ingest-worker/src/deliveries/messages/adapter.ts';
import { mandrill } from '../packages/ingest-worker/src/deliveries/messages/email/mandrill.ts';
import { sendGrid } from '../packages/ingest-worker/src/deliveries/messages/email/sendgrid.ts';
import { fcm } from '../packages/ingest-worker/src/deliveries/messages/push/fcm.ts';
import { verifyForm } from '../packages/ingest-worker/src/deliveries/messages/receipts/form-signature.ts';
import { mandrillReceipts } from '../packages/ingest-worker/src/deliveries/messages/receipts/mandrill-receipts.ts';
import {
  sendGridReceipts,
  verifySendGrid,
} from '../packages/ingest-worker/src/deliveries/messages/receipts/sendgrid-receipts.ts';
import { twilioReceipt } from '../packages/ingest-worker/src/deliveries/messages/receipts/twilio-receipt.ts';
import { twilio } from '../packages/ingest-worker/src/deliveries/messages/sms/twilio.ts';

interface Seen {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Stands where a provider does: keeps what it is told and answers what a test wants. */
let server: Server;
let baseUrl = '';
let seen: Seen[] = [];
let answer: { status: number; body?: unknown; headers?: Record<string, string> } | 'hang up' = { status: 202 };
beforeAll(async () => {
  server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, path: url, headers, body: Buffer.concat(parts).toString() });
      if (url === '/token') return void response.end(JSON.stringify({ access_token: 'at', expires_in: 3600 }));
      if (answer === 'hang up') return void response.destroy();
      response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
      response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  seen = [];
  answer = { status: 202, headers: { 'x-message-id': 'sg-1' } };
});

/** Demo data: nobody here exists. */
const about = { deliveryId: 'msg_1', site: 'demo', customer: 'c1' };
const mail: OutgoingEmail = {
  channel: 'email',
  ...about,
  from: { address: 'shop@shop.example', name: 'Größe & Eis' },
  to: { address: 'ann@example.com', name: 'Ann' },
  replyTo: { address: 'hello@shop.example' },
  subject: 'Your cart waits – 50 %',
  html: '<p>Hi</p>',
  text: 'Hi',
  headers: { 'List-Unsubscribe': '<https://shop.example/u>', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
};
const sms: OutgoingSms = { channel: 'sms', ...about, to: '+491701234567', text: 'Grüße & mehr' };
const push: OutgoingPush = {
  channel: 'push',
  ...about,
  token: 't',
  title: 'Hi',
  text: 'There',
  url: 'https://shop.example/',
};
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : value && typeof value === 'object'
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([k, v]) => [k, sorted(v)]),
        )
      : value;

describe('SendGrid', () => {
  const adapter = () => sendGrid({ apiKey: 'SG.key', baseUrl });

  test('is asked as its own client asks', async () => {
    expect(await adapter().send(mail)).toEqual({ outcome: 'sent', providerId: 'sg-1' });
    sgMail.setApiKey('SG.key');
    (
      sgMail as unknown as { client: { setDefaultRequest(name: string, value: string): void } }
    ).client.setDefaultRequest('baseUrl', baseUrl);
    await sgMail.send({
      to: { email: 'ann@example.com', name: 'Ann' },
      from: { email: 'shop@shop.example', name: 'Größe & Eis' },
      replyTo: 'hello@shop.example',
      subject: mail.subject,
      text: 'Hi',
      html: '<p>Hi</p>',
      headers: { ...mail.headers },
      customArgs: { delivery_id: 'msg_1', site: 'demo', customer: 'c1' },
      trackingSettings: { clickTracking: { enable: false, enableText: false }, openTracking: { enable: false } },
    });
    const [ours, theirs] = seen;
    expect([ours?.method, ours?.path, ours?.headers.authorization]).toEqual([
      theirs?.method,
      theirs?.path,
      theirs?.headers.authorization,
    ]);
    expect(ours?.headers['content-type']).toContain('application/json');
    expect(sorted(JSON.parse(ours?.body ?? ''))).toEqual(sorted(JSON.parse(theirs?.body ?? '')));
  });

  test.each([
    [
      { status: 400, body: { errors: [{ message: 'bad from' }] } },
      { outcome: 'refused', permanent: true, reason: 'bad from' },
    ],
    [
      { status: 401, body: { errors: [{ message: 'no' }] } },
      { outcome: 'refused', permanent: true, reason: 'no' },
    ],
    [{ status: 413 }, { outcome: 'refused', permanent: true, reason: 'HTTP 413' }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { outcome: 'refused', permanent: false, reason: 'HTTP 429', retryAfterMs: 7_000 },
    ],
    [{ status: 503 }, { outcome: 'refused', permanent: false, reason: 'HTTP 503' }],
    [{ status: 500 }, { outcome: 'unknown', reason: 'HTTP 500' }],
    ['hang up', { outcome: 'unknown', reason: 'the connection broke' }],
  ] as const)('answers %j, which means %j', async (told, outcome) => {
    answer = told as typeof answer;
    expect(await adapter().send(mail)).toEqual(outcome);
  });

  test('its receipts are believed when signed, as its own library verifies them', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const spki = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
    const body = JSON.stringify([
      {
        event: 'bounce',
        type: 'bounce',
        sg_event_id: 'e1',
        timestamp: 1_700_000_000,
        delivery_id: 'msg_1',
        reason: '550',
      },
    ]);
    const library = new EventWebhook();
    // Integers of a signature may be short or begin with a zero: many, so that all shapes occur.
    for (let nth = 0; nth < 300; nth += 1) {
      const timestamp = String(1_700_000_000 + nth);
      const signature = createSign('sha256')
        .update(timestamp + body)
        .sign(privateKey, 'base64');
      expect(await verifySendGrid(spki, signature, timestamp, body)).toBe(true);
      if (nth > 0) continue;
      expect(library.verifySignature(library.convertPublicKeyToECDSA(spki), body, signature, timestamp)).toBe(true);
      expect(await verifySendGrid(spki, signature, timestamp, `${body} `)).toBe(false);
      expect(await verifySendGrid(spki, signature, `${timestamp}1`, body)).toBe(false);
      for (const forged of ['', 'AAAA', signature.slice(0, 20), signature.slice(4)]) {
        expect(await verifySendGrid(spki, forged, timestamp, body)).toBe(false);
      }
    }
    expect(sendGridReceipts(body)).toEqual([
      {
        id: 'sendgrid:e1',
        deliveryId: 'msg_1',
        kind: 'bounced',
        at: 1_700_000_000_000,
        reason: '550',
        permanent: true,
      },
    ]);
  });

  test('receipts of other senders, and what nobody asked for, are left out', () => {
    const bodies = [
      [{ event: 'open' }],
      ['x'],
      [{ event: 'processed', sg_event_id: 'e', timestamp: 1, delivery_id: 'd' }],
      [],
    ];
    for (const body of bodies) expect(sendGridReceipts(JSON.stringify(body))).toEqual([]);
  });
});

describe('Mailchimp Transactional', () => {
  const adapter = () => mandrill({ apiKey: 'key', baseUrl });

  test('is asked as its reference says', async () => {
    answer = { status: 200, body: [{ email: 'ann@example.com', status: 'queued', _id: 'm1' }] };
    expect(await adapter().send(mail)).toEqual({ outcome: 'sent', providerId: 'm1' });
    const { key, message } = JSON.parse(seen[0]?.body ?? '');
    expect([seen[0]?.path, key]).toEqual(['/messages/send', 'key']);
    expect(message).toMatchObject({
      from_email: 'shop@shop.example',
      to: [{ email: 'ann@example.com', name: 'Ann', type: 'to' }],
      metadata: { delivery_id: 'msg_1' },
      headers: { 'Reply-To': 'hello@shop.example', 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    });
  });

  test.each([
    [
      { status: 200, body: [{ status: 'rejected', reject_reason: 'hard-bounce' }] },
      { outcome: 'refused', permanent: true, reason: 'hard-bounce', deadAddress: true },
    ],
    [
      { status: 200, body: [{ status: 'rejected', reject_reason: 'rule' }] },
      { outcome: 'refused', permanent: true, reason: 'rule' },
    ],
    [
      { status: 200, body: [{ status: 'invalid' }] },
      { outcome: 'refused', permanent: true, reason: 'invalid' },
    ],
    [
      { status: 401, body: { status: 'error', name: 'Invalid_Key', message: 'Invalid API key' } },
      { outcome: 'refused', permanent: true, reason: 'Invalid API key' },
    ],
    [
      { status: 500, body: { status: 'error', name: 'GeneralError' } },
      { outcome: 'unknown', reason: 'HTTP 500' },
    ],
  ])('answers %j, which means %j: 200 alone is no success', async (told, outcome) => {
    answer = told;
    expect(await adapter().send(mail)).toEqual(outcome);
  });

  test('its receipts', () => {
    const told = [
      { event: 'hard_bounce', ts: 5, _id: 'm1', msg: { _id: 'm1', metadata: { delivery_id: 'msg_1' }, diag: '550' } },
      { event: 'open', ts: 6, _id: 'm2', msg: { _id: 'm2', metadata: [] } },
    ];
    expect(mandrillReceipts(JSON.stringify(told))).toEqual([
      {
        id: 'mandrill:m1:hard_bounce:5',
        deliveryId: 'msg_1',
        kind: 'bounced',
        at: 5_000,
        reason: '550',
        permanent: true,
      },
    ]);
  });
});

describe('Twilio', () => {
  const settings = {
    accountSid: 'AC1',
    user: 'SK1',
    password: 'secret',
    from: '+4930123456',
    statusCallback: 'https://f.example/r',
  };
  const adapter = () => twilio({ ...settings, baseUrl });

  test('is asked as its own client asks', async () => {
    answer = { status: 201, body: { sid: 'SM1', status: 'queued' } };
    expect(await adapter().send(sms)).toEqual({ outcome: 'sent', providerId: 'SM1' });
    const calls: {
      method: string;
      uri: string;
      username?: string;
      password?: string;
      data?: Record<string, unknown>;
    }[] = [];
    const client = twilioClient('SK1', 'secret', {
      accountSid: 'AC1',
      httpClient: {
        request: (options: (typeof calls)[number]) => {
          calls.push(options);
          return Promise.resolve({ statusCode: 201, body: { sid: 'SM1' } });
        },
      } as never,
    });
    await client.messages.create({
      to: sms.to,
      from: settings.from,
      body: sms.text,
      statusCallback: 'https://f.example/r?delivery=msg_1',
    });
    const [theirs] = calls;
    const [ours] = seen;
    expect(ours?.method).toBe(theirs?.method.toUpperCase());
    expect(ours?.path).toBe(new URL(theirs?.uri ?? '').pathname);
    expect(ours?.headers.authorization).toBe(`Basic ${btoa(`${theirs?.username}:${theirs?.password}`)}`);
    expect(Object.fromEntries(new URLSearchParams(ours?.body))).toEqual(theirs?.data);
  });

  test.each([
    [
      { status: 400, body: { code: 21610, message: 'unsubscribed' } },
      { outcome: 'refused', permanent: true, reason: 'Twilio 21610: unsubscribed', deadAddress: true },
    ],
    [
      { status: 400, body: { code: 21211, message: 'no number' } },
      { outcome: 'refused', permanent: true, reason: 'Twilio 21211: no number', deadAddress: true },
    ],
    [
      { status: 400, body: { code: 21408, message: 'region' } },
      { outcome: 'refused', permanent: true, reason: 'Twilio 21408: region' },
    ],
    [
      { status: 429, body: { code: 20429 } },
      { outcome: 'refused', permanent: false, reason: 'HTTP 429' },
    ],
    [{ status: 500 }, { outcome: 'unknown', reason: 'HTTP 500' }],
  ])('answers %j, which means %j', async (told, outcome) => {
    answer = told;
    expect(await adapter().send(sms)).toEqual(outcome);
  });

  test('longer texts than it takes are not sent', async () => {
    expect(await adapter().send({ ...sms, text: 'x'.repeat(1_601) })).toMatchObject({
      outcome: 'refused',
      permanent: true,
    });
    expect(seen).toEqual([]);
  });

  test('its callbacks are believed when signed: its documented example, and its own library', async () => {
    const form = new URLSearchParams({
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    });
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';
    expect(await verifyForm('12345', 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', url, form)).toBe(true);
    expect(twilioClient.validateRequest('12345', 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', url, Object.fromEntries(form))).toBe(
      true,
    );
    expect(await verifyForm('12345', 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', `${url}3`, form)).toBe(false);
    expect(await verifyForm('12346', 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', url, form)).toBe(false);
  });

  test('its callbacks: what they mean', () => {
    const told = (members: Record<string, string>) =>
      twilioReceipt('msg_1', new URLSearchParams({ MessageSid: 'SM1', ...members }), 5);
    expect(told({ MessageStatus: 'delivered' })).toEqual({
      id: 'twilio:SM1:delivered',
      deliveryId: 'msg_1',
      kind: 'delivered',
      at: 5,
    });
    expect(told({ MessageStatus: 'undelivered', ErrorCode: '30003' })).toMatchObject({
      kind: 'bounced',
      reason: 'Twilio 30003',
    });
    expect(told({ MessageStatus: 'failed', ErrorCode: '21610' })).toMatchObject({ kind: 'unsubscribed' });
    expect(told({ MessageStatus: 'sending' })).toBeUndefined();
  });
});

describe('Firebase Cloud Messaging', () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  let nth = 0;
  const adapter = () => {
    nth += 1;
    return fcm({
      projectId: 'p',
      clientEmail: `robot-${nth}@p.example`,
      privateKey,
      tokenUrl: `${baseUrl}/token`,
      baseUrl,
    });
  };

  test('gets a token by a signed assertion, once, and is asked as its reference says', async () => {
    answer = { status: 200, body: { name: 'projects/p/messages/1' } };
    const one = adapter();
    expect(await one.send(push)).toEqual({ outcome: 'sent', providerId: 'projects/p/messages/1' });
    await one.send(push);
    expect(seen.map(({ path }) => path)).toEqual([
      '/token',
      '/v1/projects/p/messages:send',
      '/v1/projects/p/messages:send',
    ]);
    const claims = decodeJwt(new URLSearchParams(seen[0]?.body).get('assertion') ?? '');
    expect(claims).toMatchObject({
      scope: 'https://www.googleapis.com/auth/firebase.messaging',
      aud: `${baseUrl}/token`,
    });
    expect(seen[1]?.headers.authorization).toBe('Bearer at');
    expect(JSON.parse(seen[1]?.body ?? '')).toEqual({
      message: {
        token: 't',
        notification: { title: 'Hi', body: 'There' },
        data: { delivery_id: 'msg_1', url: 'https://shop.example/' },
        webpush: { fcm_options: { link: 'https://shop.example/' } },
      },
    });
  });

  const refused = (status: number, errorCode: string) => ({
    status,
    body: { error: { status: 'X', details: [{ errorCode }] } },
  });
  test.each([
    [refused(404, 'UNREGISTERED'), { outcome: 'refused', permanent: true, reason: 'UNREGISTERED', deadAddress: true }],
    [
      refused(403, 'SENDER_ID_MISMATCH'),
      { outcome: 'refused', permanent: true, reason: 'SENDER_ID_MISMATCH', deadAddress: true },
    ],
    [refused(400, 'INVALID_ARGUMENT'), { outcome: 'refused', permanent: true, reason: 'INVALID_ARGUMENT' }],
    [
      refused(401, 'THIRD_PARTY_AUTH_ERROR'),
      { outcome: 'refused', permanent: false, reason: 'THIRD_PARTY_AUTH_ERROR' },
    ],
    [refused(429, 'QUOTA_EXCEEDED'), { outcome: 'refused', permanent: false, reason: 'HTTP 429' }],
    [refused(500, 'INTERNAL'), { outcome: 'unknown', reason: 'HTTP 500' }],
  ])('answers %j, which means %j', async (told, outcome) => {
    answer = told;
    expect(await adapter().send(push)).toEqual(outcome);
  });
});

test.each(['subject', 'from', 'to', 'header'])(
  'a line break in %s is refused before anything is sent',
  async (where) => {
    const broken = {
      subject: { ...mail, subject: 'Hi\r\nBcc: everyone@example.com' },
      from: { ...mail, from: { ...mail.from, name: 'Ann\nBcc: x' } },
      to: { ...mail, to: { ...mail.to, name: 'Ann\u2028' } },
      header: { ...mail, headers: { 'X-A': 'b\r\nX-B: c' } },
    }[where] as OutgoingEmail;
    for (const adapter of [sendGrid({ apiKey: 'k', baseUrl }), mandrill({ apiKey: 'k', baseUrl })]) {
      expect(await adapter.send(broken)).toEqual({
        outcome: 'refused',
        permanent: true,
        reason: 'a header holds a line break',
      });
    }
    expect(seen).toEqual([]);
  },
);
