import { createSign, generateKeyPairSync } from 'node:crypto';
import { EventWebhook } from '@sendgrid/eventwebhook';
import sgMail from '@sendgrid/mail';
import { describe, expect, test } from 'vitest';
import { sendGrid } from '../../packages/ingest-worker/src/deliveries/messages/email/sendgrid.ts';
import {
  sendGridReceipts,
  verifySendGrid,
} from '../../packages/ingest-worker/src/deliveries/messages/receipts/sendgrid-receipts.ts';
import { mail, Provider, type ProviderAnswer } from '../support/provider.ts';

const provider = Provider.forTests();

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
  const adapter = () => sendGrid({ apiKey: 'SG.key', baseUrl: provider.baseUrl });

  test('is asked as its own client asks', async () => {
    expect(await adapter().send(mail)).toEqual({ outcome: 'sent', providerId: 'sg-1' });
    sgMail.setApiKey('SG.key');
    (
      sgMail as unknown as { client: { setDefaultRequest(name: string, value: string): void } }
    ).client.setDefaultRequest('baseUrl', provider.baseUrl);
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
    const [ours, theirs] = provider.seen;
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
    provider.answer = told as ProviderAnswer;
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
