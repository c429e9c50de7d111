import { runInDurableObject } from 'cloudflare:test';
import type { CampaignDefinition, CampaignForesight, CampaignStep, MessagePreview } from '@footfall/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { Campaigns } from '../testing/campaigns.ts';
import { eventually, Shop } from '../testing/shop.ts';

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
