import { describe, expect, test } from 'vitest';
import { mandrill } from '../../packages/ingest-worker/src/deliveries/messages/email/mandrill.ts';
import { mandrillReceipts } from '../../packages/ingest-worker/src/deliveries/messages/receipts/mandrill-receipts.ts';
import { mail, Provider } from '../support/provider.ts';

const provider = Provider.forTests();

describe('Mailchimp Transactional', () => {
  const adapter = () => mandrill({ apiKey: 'key', baseUrl: provider.baseUrl });

  test('is asked as its reference says', async () => {
    provider.answer = { status: 200, body: [{ email: 'ann@example.com', status: 'queued', _id: 'm1' }] };
    expect(await adapter().send(mail)).toEqual({ outcome: 'sent', providerId: 'm1' });
    const { key, message } = JSON.parse(provider.seen[0]?.body ?? '');
    expect([provider.seen[0]?.path, key]).toEqual(['/messages/send', 'key']);
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
    provider.answer = told;
    expect(await adapter().send(mail)).toEqual(outcome);
  });

  describe('asked after a mail whose answer was lost', () => {
    const sentAt = Date.parse('2026-11-22T10:00:00Z');
    const found = (members: Record<string, unknown> = {}) => ({
      ...{ _id: 'm1', ts: 5, state: 'sent', metadata: { delivery_id: 'msg_1' }, ...members },
    });
    const lost = {
      deliveryId: 'msg_1',
      recipient: 'ann@example.com',
      text: '',
      sentAt,
      others: async () => new Set(''),
    };
    const look = () => adapter().look?.(lost);

    test('it is asked as its reference says', async () => {
      provider.answer = { status: 200, body: [] };
      expect(await look()).toEqual({ look: 'not_there' });
      expect(provider.seen[0]?.path).toBe('/messages/search');
      expect(JSON.parse(provider.seen[0]?.body ?? '')).toEqual({
        ...{ key: 'key', query: 'email:"ann@example.com"', limit: 1_000 },
        ...{ date_from: '2026-11-21', date_to: '2026-11-23' },
      });
    });

    test.each([
      ['sent', 'deferred'],
      ['deferred', 'deferred'],
      ['bounced', 'bounced'],
      ['rejected', 'failed'],
      ['spam', 'complained'],
    ])('what it has as %s is a receipt: %s', async (state, kind) => {
      provider.answer = { status: 200, body: [found({ metadata: null }), found({ state })] };
      expect(await look()).toMatchObject({ look: 'found', receipt: { deliveryId: 'msg_1', kind, at: 5_000 } });
    });

    test('another mail to the same address is not it; an error is no answer', async () => {
      provider.answer = { status: 200, body: [found({ metadata: { delivery_id: 'msg_2' } })] };
      expect(await look()).toEqual({ look: 'not_there' });
      provider.answer = { status: 500, body: { status: 'error', name: 'Invalid_Key' } };
      expect(await look()).toMatchObject({ look: 'no_answer' });
    });
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
