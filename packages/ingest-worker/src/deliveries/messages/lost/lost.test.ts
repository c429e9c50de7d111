import { beforeEach, describe, expect, inject, test } from 'vitest';
import { addressStub } from '../../../addresses/address-stub.ts';
import { Shop } from '../../../testing/shop.ts';
import { bindings, identify } from '../../../testing/worker.ts';
import { retryDelivery } from '../../store.ts';
import type { ChannelAdapter, LookOutcome } from '../adapter.ts';
import { handOver } from '../hand-over.ts';
import { sendMessages } from '../send-messages.ts';
import { type ClaimedMessage, claimMessages } from '../store.ts';
import { lookForLost } from './look-for-lost.ts';

const HOUR_MS = 60 * 60_000;
const from = { address: 'hello@shop.test' };
/** What carries no mail back and cannot be asked. */
const mailServer = { provider: 'smtp', from, host: '127.0.0.1', port: inject('smtpPorts').plain, security: 'none' };

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
  await shop.tell(identify('ann', 'device', { traits: { email: 'ann@shop.test', email_verified: true } }));
});

/** A provider that was handed nothing yet, and says of a lost message what a test wants. */
function provider(said: LookOutcome) {
  const handed: string[] = [];
  const adapter: ChannelAdapter = {
    send: async ({ deliveryId }) => {
      handed.push(deliveryId);
      return { outcome: 'sent', providerId: 'p1' };
    },
    look: async () => said,
  };
  return { adapter, handed };
}

/** A mail whose answer was lost so many hours ago, with so many looks behind it. */
async function lost(hours: number, looks = 0): Promise<void> {
  const lostAt = Date.now() - hours * HOUR_MS;
  await bindings.DB.prepare(
    `INSERT INTO deliveries (id, site, channel, customer, sequence, type, body, status, reason, campaign, step, message,
       recipient, sending_at, lost_at, looks, next_attempt_at, created_at)
     VALUES ('msg_1', ?1, 'email', ?2, 1, 'message', '{"text":"Hi"}', 'unknown', 'lost_answer', 'welcome', 'hello', 'm1',
       'ann@shop.test', ?3, ?3, ?4, ?5, ?3)`,
  )
    .bind(shop.id, shop.customer('ann').id.toString(), lostAt, looks, Date.now() - 1)
    .run();
}

async function inboxHasIt(): Promise<void> {
  await bindings.DB.prepare(
    `INSERT INTO inbox (delivery, site, customer, channel, recipient, body, at)
     VALUES ('msg_1', ?, 'c', 'email', 'ann@shop.test', '{}', ?)`,
  )
    .bind(shop.id, Date.now())
    .run();
}

const row = async () =>
  (await bindings.DB.prepare(
    `SELECT status, reason, looks, round((next_attempt_at - lost_at) / 3600000.0, 2) AS nextAfterHours FROM deliveries
     WHERE id = 'msg_1'`,
  ).first()) as { status: string; reason: string | null; looks: number; nextAfterHours: number | null };
const look = () => lookForLost(bindings, shop.id, ['msg_1']);

describe('a message whose answer was lost', () => {
  test('that its provider has is sent', async () => {
    await lost(0.25);
    await inboxHasIt();
    await look();
    expect(await row()).toMatchObject({ status: 'sent', reason: null, nextAfterHours: null });
  });

  test('that its provider does not have is asked after again, and at the end it did not go out', async () => {
    await lost(0.25);
    await look();
    expect(await row()).toEqual({ status: 'unknown', reason: 'lost_answer', looks: 1, nextAfterHours: 2 });
    await bindings.DB.prepare('DELETE FROM deliveries').run();
    await lost(72, 3);
    await look();
    expect(await row()).toMatchObject({ status: 'failed', reason: 'not_there', nextAfterHours: null });
  });

  test('stays unknown where its provider cannot be asked, until nobody tells of it any more', async () => {
    await shop.call('PUT', '/v1/channels/email', mailServer);
    await lost(0.25);
    await look();
    expect(await row()).toEqual({ status: 'unknown', reason: 'lost_answer', looks: 3, nextAfterHours: 72 });
    await bindings.DB.prepare('UPDATE deliveries SET next_attempt_at = 1').run();
    await look();
    expect(await row()).toMatchObject({ status: 'unknown', reason: 'never_told', nextAfterHours: null });
  });

  test('is not taken for missing by a provider that was set only since', async () => {
    await lost(72, 3);
    await shop.call('PUT', '/v1/channels/email', { provider: 'inbox', from });
    await look();
    expect(await row()).toMatchObject({ status: 'unknown', reason: 'never_told' });
  });

  test('is asked after when it is time and by one at a time, and is sent again by no machine', async () => {
    await lost(0.25);
    await Promise.all([look(), look(), sendMessages(bindings, shop.id, ['msg_1'])]);
    expect(await row()).toMatchObject({ status: 'unknown', looks: 1 });
    await look();
    expect(await row()).toMatchObject({ looks: 1 });
  });

  test.each([
    ['has it', { look: 'found', receipt: { id: 'r', deliveryId: 'msg_1', kind: 'deferred', at: 1 } }, [], 'sent'],
    ['does not say', { look: 'no_answer', why: 'no answer in time' }, [], 'unknown'],
    ['does not have it', { look: 'not_there' }, ['msg_1'], 'sent'],
  ] as const)(
    'is asked after before a person’s retry sends it again: the provider %s',
    async (_, said, sent, status) => {
      await lost(1);
      expect(await retryDelivery(bindings.DB, shop.id, 'msg_1', Date.now())).toBe(true);
      const [claimed] = await claimMessages(bindings.DB, ['msg_1'], Date.now(), HOUR_MS);
      const { adapter, handed } = provider(said);
      await handOver(bindings, claimed as ClaimedMessage, {
        message: { channel: 'sms', deliveryId: 'msg_1', site: shop.id, customer: 'c', to: '+4930', text: 'Hi' },
        ...{ body: '{"text":"Hi"}', recipient: '+4930', adapter, expiresAt: Date.now() + HOUR_MS },
        address: await addressStub(bindings, shop.id, 'sms', '+4930'),
        giveUp: async () => undefined,
      });
      expect(handed).toEqual(sent);
      expect(await row()).toMatchObject({ status });
    },
  );

  test('is told without a next attempt, as there is none', async () => {
    await lost(0.25);
    const { body } = await shop.call<{ data: object[] }>('GET', '/v1/deliveries?status=unknown');
    expect(body.data).toMatchObject([{ id: 'msg_1', nextAttemptAt: null }]);
  });
});
