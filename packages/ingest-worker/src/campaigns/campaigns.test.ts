import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import type { CampaignAnswer, CampaignDefinition, CampaignStep } from '@footfall/contract';
import { campaignRecipes } from '@footfall/engine';
import { beforeEach, describe, expect, test } from 'vitest';
import { sendMessages } from '../deliveries/messages/send-messages.ts';
import { Campaigns } from '../testing/campaigns.ts';
import { eventually, Shop } from '../testing/shop.ts';
import { bindings } from '../testing/worker.ts';

const campaigns = new Campaigns(() => shop);
const event = (...told: Parameters<Campaigns['event']>) => campaigns.event(...told);
const ann = (userId = 'ann', traits = {}) => campaigns.person(userId, traits);
const mail = (id: string, words?: string) => campaigns.mail(id, words);
const publish = (id: string, definition: CampaignDefinition) => campaigns.publish(id, definition);
const inbox = () => campaigns.inbox();
const report = (id: string) => campaigns.report(id);
const received = (count: number) => eventually(async () => (await inbox()).length >= count, `${count} messages`);
const welcome = (extra: Partial<CampaignDefinition> = {}) => campaigns.welcome(extra);

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
});

describe('a campaign', () => {
  test('goes from a draft to a message in the inbox, and its report counts it', async () => {
    const { status, version } = await publish('welcome', welcome());
    expect(status).toBe('live');
    expect(version).toBeGreaterThan(0);
    await shop.tell(ann(), event('ann', 'Signed Up'));
    await received(1);
    expect(await inbox()).toMatchObject([
      {
        channel: 'email',
        recipient: 'ann@shop.test',
        message: { subject: 'Hello Ann', html: expect.stringContaining('<p>Hello Ann</p>') },
      },
    ]);
    await shop.settled('ann');
    const counted = await report('welcome');
    expect(counted).toMatchObject({ started: 1, running: 0, ended: { completed: 1 } });
    expect(counted.steps).toMatchObject([{ id: 'hello', requested: 1 }]);
    await eventually(async () => (await report('welcome')).steps[0]?.messages.sent === 1, 'the message to be sent');
  });

  test('that is told twice sends once', async () => {
    await publish('welcome', welcome());
    const signed = event('ann', 'Signed Up');
    await shop.tell(ann(), signed, signed);
    await shop.tell(signed);
    await received(1);
    const { results } = await bindings.DB.prepare('SELECT id FROM deliveries WHERE site = ?')
      .bind(shop.id)
      .all<{ id: string }>();
    await sendMessages(
      bindings,
      shop.id,
      results.map(({ id }) => id),
    );
    expect(await inbox()).toHaveLength(1);
  });

  test('waits by the customer’s own alarm and is cancelled by its exit event', async () => {
    const steps: CampaignStep[] = [
      { id: 'w', do: 'wait', until: { kind: 'span', span: { amount: 1, unit: 'hours' } } },
      mail('m'),
    ];
    await publish('cart', welcome({ steps, exit: [{ event: 'Order Completed' }] }));
    await shop.tell(ann('bob'), event('bob', 'Signed Up'));
    const wakeAt = await runInDurableObject(shop.customer('bob'), (_object, { storage }) =>
      storage.sql.exec<{ wake_at: number }>('SELECT wake_at FROM customer').one(),
    );
    expect(wakeAt.wake_at).toBeGreaterThan(Date.now() + 3_500_000);
    await shop.tell(event('bob', 'Order Completed', { order_id: 'o1', total: 5, currency: 'EUR' }));
    await runDurableObjectAlarm(shop.customer('bob'));
    expect(await report('cart')).toMatchObject({ ended: { exit: 1 }, running: 0 });
    expect(await inbox()).toEqual([]);
  });

  test('that is paused sends nothing that waits; published again it goes on, and archived it is over', async () => {
    const steps: CampaignStep[] = [
      { id: 'w', do: 'wait', until: { kind: 'span', span: { amount: 1, unit: 'seconds' } } },
      mail('m'),
    ];
    await publish('welcome', welcome({ steps, reentry: { policy: 'every' } }));
    await shop.tell(ann(), event('ann', 'Signed Up'));
    expect((await shop.call<CampaignAnswer>('POST', '/v1/campaigns/welcome/pause')).body.status).toBe('paused');
    await eventually(
      async () => (await report('welcome')).steps[1]?.withheld.paused === 1,
      'the message to be withheld',
    );
    await shop.tell(event('ann', 'Signed Up'));
    expect((await report('welcome')).started).toBe(1);
    const again = await shop.call<CampaignAnswer>('POST', '/v1/campaigns/welcome/publish');
    expect(again.body.status).toBe('live');
    await shop.tell(event('ann', 'Signed Up'));
    await received(1);
    expect((await shop.call<CampaignAnswer>('POST', '/v1/campaigns/welcome/archive')).body.status).toBe('archived');
  });

  test('with faults is saved as a draft that names them, and refused when it is published', async () => {
    const steps: CampaignStep[] = [
      { id: 'gift', do: 'coupon', pool: 'none' },
      mail('m', 'Hi {{ customer.frist_name }}'),
    ];
    const drafted = await shop.call<CampaignAnswer>('POST', '/v1/campaigns', { id: 'odd', ...welcome({ steps }) });
    expect(drafted.status).toBe(201);
    expect(drafted.body.problems?.map(({ path }) => path)).toEqual([
      'steps.0.pool',
      'steps.1.content.email.subject',
      'steps.1.content.email.html',
      'steps.1.content.email.text',
    ]);
    const refused = await shop.call<{ error: string }>('POST', '/v1/campaigns/odd/publish');
    expect([refused.status, refused.body.error]).toEqual([422, 'campaign_refused']);
  });

  test('whose form is wrong is refused with the place and the reason', async () => {
    const { status, body } = await shop.call<{ message: string }>('POST', '/v1/campaigns', {
      name: 'X',
      trigger: { on: 'moon' },
      steps: [],
    });
    expect(status).toBe(400);
    expect(body.message).toContain('trigger');
  });

  test('that never was in force can be deleted, one that was can not', async () => {
    await shop.call('POST', '/v1/campaigns', { id: 'draft', ...welcome() });
    expect((await shop.call('DELETE', '/v1/campaigns/draft')).status).toBe(204);
    await publish('live', welcome());
    expect((await shop.call('DELETE', '/v1/campaigns/live')).status).toBe(409);
    expect((await shop.call('GET', '/v1/campaigns/draft')).status).toBe(404);
  });

  test('tells its webhooks', async () => {
    await publish('hook', welcome({ steps: [{ id: 'tell', do: 'webhook', data: { why: 'welcome' } }] }));
    const hook = await shop.call('POST', '/v1/webhooks', {
      url: 'http://127.0.0.1:9/',
      types: ['campaign.message'],
    });
    expect(hook.status).toBe(201);
    await shop.tell(ann(), event('ann', 'Signed Up'));
    const row = await bindings.DB.prepare("SELECT body FROM deliveries WHERE site = ? AND type = 'campaign.message'")
      .bind(shop.id)
      .first<{ body: string }>();
    expect(JSON.parse(row?.body ?? '{}').data.campaign).toEqual({
      id: 'hook',
      name: 'Welcome',
      step: 'tell',
      data: { why: 'welcome' },
    });
  });
});

test('every recipe can be drafted, and names what it still needs', async () => {
  const { body } = await shop.call<{ data: { id: string; definition: CampaignDefinition; needs?: object }[] }>(
    'GET',
    '/v1/campaigns/recipes',
  );
  expect(body.data.map(({ id }) => id)).toEqual(campaignRecipes('EUR').map(({ id }) => id));
  for (const { id, definition, needs } of body.data) {
    const drafted = await shop.call<CampaignAnswer>('POST', '/v1/campaigns', { id, ...definition });
    expect(drafted.status).toBe(201);
    if (!needs) expect(drafted.body.problems).toEqual([]);
    const asksOnlyForNeeds = drafted.body.problems?.every(({ message }) => message.startsWith('There is no'));
    expect(asksOnlyForNeeds, JSON.stringify(drafted.body.problems)).toBe(true);
  }
});
