import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import type {
  CampaignAnswer,
  CampaignDefinition,
  CampaignForesight,
  CampaignStep,
  MessagePreview,
} from '@footfall/contract';
import { campaignRecipes } from '@footfall/engine';
import { beforeEach, describe, expect, test } from 'vitest';
import { addressStub } from '../addresses/address-stub.ts';
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
const welcome = (extra: Partial<CampaignDefinition> = {}): CampaignDefinition => ({
  name: 'Welcome',
  trigger: { on: 'event', event: 'Signed Up' },
  steps: [mail('hello')],
  ...extra,
});

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

describe('a template', () => {
  test.each([
    ['that asks for what nobody told fails and sends nothing', '{{ customer.last_name }}', 'bad_template'],
    ['that gives up says so', '{% abort "not today" %}', 'aborted'],
  ])('%s', async (_name, words, reason) => {
    await publish('welcome', welcome({ steps: [mail('m', words)] }));
    await shop.tell(ann(), event('ann', 'Signed Up'));
    await eventually(async () => (await report('welcome')).steps[0]?.withheld[reason] === 1, `${reason} to be counted`);
    expect(await inbox()).toEqual([]);
    const sent = await runInDurableObject(shop.customer('ann'), (_object, { storage }) =>
      JSON.parse(storage.sql.exec<{ state: string }>('SELECT state FROM customer').one().state),
    );
    expect(sent.campaigns.sent).toEqual([]);
  });

  test('escapes in HTML what people call themselves, and refuses a line break in a subject', async () => {
    await publish('welcome', welcome({ reentry: { policy: 'every' } }));
    await shop.tell(ann('eve', { first_name: '<b>Eve' }), event('eve', 'Signed Up'));
    await received(1);
    expect((await inbox())[0]?.message).toMatchObject({
      html: expect.stringContaining('<p>Hello &lt;b&gt;Eve</p>'),
      text: expect.stringMatching(/^Hello <b>Eve\n/),
    });
    await shop.tell(ann('mal', { first_name: 'Mal\r\nBcc: all@shop.test' }), event('mal', 'Signed Up'));
    await eventually(async () => (await report('welcome')).steps[0]?.withheld.bad_template === 1, 'the refusal');
    expect(await inbox()).toHaveLength(1);
  });
});

describe('before a campaign is published', () => {
  const draft = (extra: Partial<CampaignDefinition> = {}) =>
    shop.call('POST', '/v1/campaigns', { id: 'welcome', ...welcome(extra) });

  test('one can see what it would do for a customer, and nothing happens', async () => {
    const steps: CampaignStep[] = [
      { id: 'w', do: 'wait', until: { kind: 'span', span: { amount: 1, unit: 'days' } } },
      mail('hello'),
    ];
    await draft({ steps, exit: [{ event: 'Order Completed' }] });
    await shop.tell(ann());
    const ahead = async (events: object[]) => {
      const asked = { customer: 'ann', events };
      const { body } = await shop.call<CampaignForesight>('POST', '/v1/campaigns/welcome/simulate', asked);
      return body.happenings
        .filter(({ what }) => what !== 'timer')
        .map((one) => [one.what, 'reason' in one && one.reason]);
    };
    expect(await ahead([])).toEqual([]);
    expect(await ahead([{ event: 'Signed Up' }])).toEqual([
      ['started', false],
      ['sent', false],
      ['ended', 'completed'],
    ]);
    const orders = { event: 'Order Completed', properties: { order_id: 'o' }, afterMinutes: 60 };
    expect(await ahead([{ event: 'Signed Up' }, orders])).toEqual([
      ['started', false],
      ['ended', 'exit'],
    ]);
    expect(await inbox()).toEqual([]);
    expect((await report('welcome')).started).toBe(0);
    const nobody = await shop.call('POST', '/v1/campaigns/welcome/simulate', { customer: 'nobody' });
    expect(nobody.status).toBe(404);
  });

  test('one can read its messages as a customer would get them, or why not', async () => {
    await draft({ steps: [mail('hello'), mail('broken', '{{ customer.last_name }}')] });
    await shop.tell(ann());
    const preview = async (step: string) =>
      (await shop.call<{ data: MessagePreview[] }>('POST', '/v1/campaigns/welcome/preview', { customer: 'ann', step }))
        .body.data;
    expect(await preview('hello')).toEqual([
      { channel: 'email', subject: 'Hello Ann', html: '<p>Hello Ann</p>', text: 'Hello Ann' },
    ]);
    expect(await preview('broken')).toMatchObject([{ channel: 'email', reason: 'bad_template' }]);
    expect(await inbox()).toEqual([]);
  });
});

describe('a report', () => {
  const ordered = { event: { event: 'Order Completed' }, within: { amount: 3, unit: 'days' as const } };
  const order = (userId: string) =>
    event(userId, 'Order Completed', { order_id: `o-${userId}`, total: 10, currency: 'EUR' });

  test('tells arms apart by who reached the goal, and credits an order to all campaigns and to the last touch', async () => {
    const steps: CampaignStep[] = [
      {
        id: 'ab',
        do: 'split',
        arms: [
          { name: 'a', weight: 1, to: 'one' },
          { name: 'b', weight: 1, to: 'two' },
        ],
      },
      { ...mail('one'), next: 'end' },
      mail('two'),
      { id: 'end', do: 'end' },
    ];
    await publish('ab', welcome({ steps, goal: ordered }));
    await publish('silent', welcome({ steps: [{ id: 'end', do: 'end' }], goal: ordered }));
    const people = Array.from({ length: 12 }, (_, index) => `p${index}`);
    await shop.tell(...people.flatMap((userId) => [ann(userId), event(userId, 'Signed Up')]));
    const sent = async () => (await report('ab')).steps.reduce((sum, { messages }) => sum + (messages.sent ?? 0), 0);
    await eventually(async () => (await sent()) === 12, 'twelve messages to be sent');
    await shop.tell(order('p0'), order('p1'), order('p2'));

    const [all, silent] = [await report('ab'), await report('silent')];
    const arms = all.steps[0]?.split?.arms ?? [];
    expect(arms.map(({ goals }) => goals.of).reduce((sum, of) => sum + of)).toBe(12);
    expect(arms.map(({ goals }) => goals.count).reduce((sum, count) => sum + count)).toBe(3);
    expect(arms[0]?.difference).toBeNull();
    expect(arms[1]?.difference?.low).toBeLessThan(arms[1]?.difference?.high ?? 0);
    expect(arms.flatMap(({ value }) => value).reduce((sum, { amount }) => sum + amount, 0)).toBe(30);
    const credited = { count: 3, value: [{ currency: 'EUR', amount: 30 }] };
    expect(all).toMatchObject({ goals: credited, lastTouch: credited });
    // Nobody got a message of it, so it touched nobody.
    expect(silent).toMatchObject({ goals: credited, lastTouch: { count: 0, value: [] } });
  });

  test('sets those who were in it beside those who were left out', async () => {
    await publish('half', welcome({ holdout: 5_000, goal: ordered }));
    const people = Array.from({ length: 30 }, (_, index) => `h${index}`);
    await shop.tell(...people.flatMap((userId) => [ann(userId), event(userId, 'Signed Up')]));
    await shop.tell(...people.slice(0, 10).map(order));
    const { holdout, started } = await report('half');
    expect(started + holdout.campaign).toBe(30);
    expect(holdout.treated.count + holdout.held.count).toBe(10);
    expect(holdout.lift?.low).toBeLessThanOrEqual(holdout.lift?.points ?? Number.NaN);
    expect(holdout.sampleRatio?.p).toBeGreaterThan(0);
  });
});

describe('limits', () => {
  test('are published like everything else, and hold', async () => {
    const caps = [{ most: 1, within: { kind: 'last', amount: 1, unit: 'hours' } }];
    expect((await shop.call('PUT', '/v1/messaging', { caps })).status).toBe(202);
    await publish('one', welcome());
    await publish('two', welcome({ name: 'Two' }));
    await shop.tell(ann(), event('ann', 'Signed Up'));
    await received(1);
    await eventually(async () => {
      const withheld = await Promise.all([report('one'), report('two')]);
      return withheld.some(({ steps }) => steps[0]?.withheld.cap === 1);
    }, 'the cap to hold');
    expect(await inbox()).toHaveLength(1);
  });

  test('that cannot be meant are refused', async () => {
    const quietHours = { from: '22:00', to: '22:00', messages: 'defer' };
    expect((await shop.call('PUT', '/v1/messaging', { quietHours })).status).toBe(422);
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

describe('an address', () => {
  test('that is suppressed gets nothing, and the reason is counted', async () => {
    await publish('welcome', welcome());
    const address = await addressStub(bindings, shop.id, 'email', 'ann@shop.test');
    await address.suppress('complained', Date.now());
    await shop.tell(ann(), event('ann', 'Signed Up'));
    await eventually(async () => (await report('welcome')).steps[0]?.withheld.suppressed === 1, 'the refusal');
    expect(await inbox()).toEqual([]);
  });

  test('that two customers share gets no more than one person wants in a day', async () => {
    await publish('welcome', welcome());
    const people = Array.from({ length: 12 }, (_, index) => `twin${index}`);
    const shared = { email: 'shared@shop.test' };
    await shop.tell(...people.flatMap((userId) => [ann(userId, shared), event(userId, 'Signed Up')]));
    await eventually(async () => (await report('welcome')).steps[0]?.withheld.cap === 2, 'the ceiling to hold');
    expect(await inbox()).toHaveLength(10);
  });
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
