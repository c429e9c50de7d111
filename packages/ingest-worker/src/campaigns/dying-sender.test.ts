import type { CampaignDefinition } from '@footfall/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { sendMessages } from '../deliveries/messages/send-messages.ts';
import { Campaigns } from '../testing/campaigns.ts';
import { eventually, Shop } from '../testing/shop.ts';
import { bindings } from '../testing/worker.ts';

const campaigns = new Campaigns(() => shop);
const event = (...told: Parameters<Campaigns['event']>) => campaigns.event(...told);
const ann = (userId = 'ann', traits = {}) => campaigns.person(userId, traits);
const publish = (id: string, definition: CampaignDefinition) => campaigns.publish(id, definition);
const inbox = () => campaigns.inbox();
const received = (count: number) => eventually(async () => (await inbox()).length >= count, `${count} messages`);
const welcome = (extra: Partial<CampaignDefinition> = {}) => campaigns.welcome(extra);

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
});

describe('a sender that dies', () => {
  test('between claiming a message and sending it loses nothing', async () => {
    const { id } = await asked();
    await bindings.DB.prepare(
      "UPDATE deliveries SET status = 'claimed', sending_at = NULL, next_attempt_at = 1 WHERE id = ?",
    )
      .bind(id)
      .run();
    await sendMessages(bindings, shop.id, [id]);
    expect(await inbox()).toHaveLength(1);
  });

  test('while it sends is followed by nobody: the message is unknown', async () => {
    const { id } = await asked();
    await bindings.DB.prepare(
      "UPDATE deliveries SET status = 'claimed', sending_at = 1, next_attempt_at = 1 WHERE id = ?",
    )
      .bind(id)
      .run();
    await sendMessages(bindings, shop.id, [id]);
    expect(await inbox()).toEqual([]);
    const row = await bindings.DB.prepare('SELECT status, reason FROM deliveries WHERE id = ?').bind(id).first();
    expect(row).toEqual({ status: 'unknown', reason: 'lost_answer' });
  });

  /** A message that was asked for and that nobody has sent: the inbox forgot it. */
  async function asked(): Promise<{ id: string }> {
    await publish('welcome', welcome());
    await shop.tell(ann(), event('ann', 'Signed Up'));
    await received(1);
    await bindings.DB.prepare('DELETE FROM inbox WHERE site = ?').bind(shop.id).run();
    const row = await bindings.DB.prepare('SELECT id FROM deliveries WHERE site = ?')
      .bind(shop.id)
      .first<{ id: string }>();
    return { id: row?.id ?? '' };
  }
});
