import twilioClient from 'twilio';
import { describe, expect, test } from 'vitest';
import { verifyForm } from '../../packages/ingest-worker/src/deliveries/messages/receipts/form-signature.ts';
import { twilioReceipt } from '../../packages/ingest-worker/src/deliveries/messages/receipts/twilio-receipt.ts';
import { twilio } from '../../packages/ingest-worker/src/deliveries/messages/sms/twilio.ts';
import { Provider, sms } from '../support/provider.ts';

const provider = Provider.forTests();

describe('Twilio', () => {
  const settings = {
    accountSid: 'AC1',
    user: 'SK1',
    password: 'secret',
    from: '+4930123456',
    statusCallback: 'https://f.example/r',
  };
  const adapter = () => twilio({ ...settings, baseUrl: provider.baseUrl });

  test('is asked as its own client asks', async () => {
    provider.answer = { status: 201, body: { sid: 'SM1', status: 'queued' } };
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
    const [ours] = provider.seen;
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
    provider.answer = told;
    expect(await adapter().send(sms)).toEqual(outcome);
  });

  test('longer texts than it takes are not sent', async () => {
    expect(await adapter().send({ ...sms, text: 'x'.repeat(1_601) })).toMatchObject({
      outcome: 'refused',
      permanent: true,
    });
    expect(provider.seen).toEqual([]);
  });

  describe('asked after a message whose answer was lost', () => {
    const sentAt = Date.parse('2026-11-22T10:00:00Z');
    const listed = (members: Record<string, unknown> = {}) => ({
      ...{ sid: 'SM1', body: sms.text, status: 'delivered', direction: 'outbound-api', error_code: null },
      ...{ date_created: 'Sun, 22 Nov 2026 10:00:01 +0000', ...members },
    });
    const look = (known: string[] = []) =>
      adapter().look?.({
        ...{ deliveryId: 'msg_1', recipient: sms.to, text: sms.text, sentAt },
        others: async () => new Set(known),
      });

    test('it is asked as its own client lists messages to a number', async () => {
      provider.answer = { status: 200, body: { messages: [] } };
      await look();
      const calls: { method: string; uri: string; params?: Record<string, unknown> }[] = [];
      const request = (options: (typeof calls)[number]) => {
        calls.push(options);
        return Promise.resolve({ statusCode: 200, body: { messages: [] } });
      };
      const client = twilioClient('SK1', 'secret', { accountSid: 'AC1', httpClient: { request } as never });
      await client.messages.list({ to: sms.to, pageSize: 1_000 });
      const [ours] = provider.seen;
      const path = new URL(ours?.path ?? '', provider.baseUrl);
      expect(ours?.method).toBe(calls[0]?.method.toUpperCase());
      expect(path.pathname).toBe(new URL(calls[0]?.uri ?? '').pathname);
      const params = Object.entries(calls[0]?.params ?? {}).map(([name, value]) => [name, String(value)]);
      expect(Object.fromEntries(path.searchParams)).toEqual(Object.fromEntries(params));
    });

    test.each([
      ['delivered', { kind: 'delivered', id: 'twilio:SM1:delivered' }],
      ['queued', { kind: 'deferred' }],
      ['undelivered', { kind: 'bounced' }],
    ])('what it has as %s is a receipt, under the id its callback has', async (status, receipt) => {
      provider.answer = { status: 200, body: { messages: [listed({ status })] } };
      expect(await look()).toMatchObject({ look: 'found', receipt: { deliveryId: 'msg_1', ...receipt } });
    });

    test.each([
      ['nothing', [], 'not_there'],
      ['one of another time', [listed({ date_created: 'Sun, 22 Nov 2026 09:00:00 +0000' })], 'not_there'],
      ['one that came from the number', [listed({ direction: 'inbound' })], 'not_there'],
      ['one that is another delivery’s', [listed({ sid: 'SM2' })], 'not_there'],
      ['one of then that says something else', [listed({ body: '' })], 'no_answer'],
      [
        'ours, after the words of a trial account',
        [listed({ body: `Sent from a trial account - ${sms.text}` })],
        'found',
      ],
    ])('it has %s', async (_name, messages, expected) => {
      provider.answer = { status: 200, body: { messages } };
      expect(await look(['SM2'])).toMatchObject({ look: expected });
    });

    test.each([[{ status: 500 }], [{ status: 429 }], ['hang up' as const]])('%j is no answer', async (answer) => {
      provider.answer = answer;
      expect(await look()).toMatchObject({ look: 'no_answer' });
    });
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
