import type {
  CampaignAnswer,
  CampaignDefinition,
  MessagePreview,
  PartialAnswer,
  PartialPreview,
} from '@footfall/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { Campaigns } from '../testing/campaigns.ts';
import { eventually, Shop } from '../testing/shop.ts';

const footer = { name: 'Footer', html: '<p>{{ shop.name }} ♥</p>', text: '{{ shop.name }} <3' };
const mail = (parts: { subject?: string; html?: string; text?: string }): CampaignDefinition => ({
  name: 'Welcome',
  trigger: { on: 'event', event: 'Signed Up' },
  reentry: { policy: 'every' },
  steps: [
    {
      ...{ id: 'mail', do: 'send', channels: ['email'] },
      content: {
        email: { subject: 'Hi', html: "<p>Hi</p>{% render 'footer' %}", text: "{% render 'footer' %}", ...parts },
      },
    },
  ],
});

let shop: Shop;
const campaigns = new Campaigns(() => shop);
beforeEach(async () => {
  shop = await Shop.open();
});

const save = (partial: object) => shop.call<PartialAnswer & Refusal>('POST', '/v1/partials', partial);
const replace = (id: string, partial: object) =>
  shop.call<PartialAnswer & Refusal>('PUT', `/v1/partials/${id}`, partial);
const read = async (id: string) => (await shop.call<PartialAnswer>('GET', `/v1/partials/${id}`)).body;
interface Refusal {
  error?: string;
  problems?: { path: string; message: string }[];
}
const messages = (count: number) =>
  eventually(async () => (await campaigns.inbox()).length >= count, `${count} messages`);

describe('a partial', () => {
  test('stands in each message that puts it in: as HTML and escaped in HTML, as text in text', async () => {
    expect((await save(footer)).status).toBe(201);
    await save({ name: 'Hello', html: '<b>{{ who }}</b>', text: '{{ who }}!' });
    const html = "{% render 'hello', who: customer.first_name %}{% render 'footer' %}";
    await campaigns.publish('welcome', mail({ subject: "{% render 'hello', who: customer.first_name %}", html }));
    await shop.tell(campaigns.person('eve', { first_name: '<i>Eve' }), campaigns.event('eve', 'Signed Up'));
    await messages(1);
    expect((await campaigns.inbox())[0]?.message).toMatchObject({
      subject: '<i>Eve!',
      html: expect.stringContaining('<b>&lt;i&gt;Eve</b><p>Shop ♥</p>'),
      text: expect.stringMatching(/^Shop <3\n/),
    });
  });

  test('that is changed stays as it was in what is in force, until that is published again', async () => {
    await save(footer);
    const { changed } = await campaigns.publish('welcome', mail({}));
    expect(changed).toBe(false);
    expect((await read('footer')).campaigns).toEqual([{ id: 'welcome', name: 'Welcome', current: true }]);

    await replace('footer', { ...footer, text: 'new' });
    expect((await read('footer')).campaigns).toEqual([{ id: 'welcome', name: 'Welcome', current: false }]);
    const draft = (await shop.call<CampaignAnswer>('GET', '/v1/campaigns/welcome')).body;
    expect(draft.changed).toBe(true);
    await shop.tell(campaigns.person('ann'), campaigns.event('ann', 'Signed Up'));
    await messages(1);
    expect((await campaigns.inbox())[0]?.message.text).toMatch(/^Shop <3\n/);

    const again = await shop.call<CampaignAnswer>('POST', '/v1/campaigns/welcome/publish');
    expect(again.body.changed).toBe(false);
    expect(again.body.version).toBeGreaterThan(draft.version ?? 0);
    await shop.tell(campaigns.event('ann', 'Signed Up'));
    await messages(2);
    expect((await campaigns.inbox()).map(({ message }) => message.text.split('\n')[0]).sort()).toEqual([
      'Shop <3',
      'new',
    ]);
  });

  test('that would not work is refused when it is saved, each fault at its part', async () => {
    const { status, body } = await save({ name: 'Odd', html: '{{ custmer.name }}', text: '{% for %}' });
    expect([status, body.error]).toEqual([422, 'partial_refused']);
    expect(body.problems?.map(({ path }) => path)).toEqual(['html', 'text']);
    expect((await save({ name: 'Empty' })).status).toBe(400);
    expect((await save({ id: 'me', name: 'Me', text: "{% render 'me' %}" })).body.error).toBe('partial_refused');
  });

  test('cannot come to put in itself by way of another', async () => {
    await save({ name: 'One', text: '1' });
    await save({ name: 'Two', text: "{% render 'one' %}" });
    const circle = await replace('one', { name: 'One', text: "{% render 'two' %}" });
    expect(circle.body.problems).toEqual([
      { path: 'text', message: 'The partial one would put in itself, without an end.' },
    ]);
  });

  test('tells what it has to be given and who uses it, and stays while somebody does', async () => {
    await save({ name: 'Footer', html: '{{ label }}', text: '{{ label }} {{ shop.name }}' });
    await save({ name: 'Frame', text: "{% render 'footer', label: 'x' %}" });
    const draft = mail({ html: '<p></p>', text: "{% render 'frame' %}" });
    await shop.call('POST', '/v1/campaigns', { id: 'draft', ...draft });
    expect(await read('footer')).toMatchObject({
      parameters: ['label'],
      partials: ['frame'],
      campaigns: [{ id: 'draft', current: false }],
    });
    const kept = await shop.call<Refusal>('DELETE', '/v1/partials/footer');
    expect([kept.status, kept.body.error]).toEqual([409, 'partial_in_use']);
    await shop.call('DELETE', '/v1/campaigns/draft');
    expect((await shop.call('DELETE', '/v1/partials/frame')).status).toBe(204);
    expect((await shop.call('DELETE', '/v1/partials/footer')).status).toBe(204);
    expect((await shop.call('GET', '/v1/partials/footer')).status).toBe(404);
  });

  test('is another site’s business no more than anything else', async () => {
    await save(footer);
    const other = await Shop.open();
    expect((await other.call('GET', '/v1/partials/footer')).status).toBe(404);
    expect((await other.call<{ data: unknown[] }>('GET', '/v1/partials')).body.data).toEqual([]);
    expect((await save(footer)).status).toBe(201);
    expect((await save({ id: 'footer', ...footer })).body.error).toBe('partial_exists');
  });

  test('whose coupon nobody has is no message', async () => {
    await save({ name: 'Footer', html: '{{ coupon.code }}', text: '{{ coupon.code }}' });
    await shop.call('POST', '/v1/coupon-pools', {
      id: 'p',
      name: 'P',
      codes: 'uploaded',
      value: { kind: 'text', text: 'x' },
    });
    const { steps, ...rest } = mail({});
    await campaigns.publish('welcome', { ...rest, steps: [{ id: 'gift', do: 'coupon', pool: 'p' }, ...steps] });
    await shop.tell(campaigns.person('ann'), campaigns.event('ann', 'Signed Up'));
    await eventually(
      async () => (await campaigns.report('welcome')).steps[1]?.withheld.no_coupon === 1,
      'the reason to be counted',
    );
    expect(await campaigns.inbox()).toEqual([]);
  });
});

describe('before it is saved, a partial', () => {
  test('can be looked at as a real customer would see it, or why not', async () => {
    await shop.tell(campaigns.person('ann'));
    const look = async (partial: object, given = {}) =>
      (
        await shop.call<{ data: PartialPreview[] }>('POST', '/v1/partials/preview', {
          ...{ partial: { name: 'X', ...partial }, customer: 'ann' },
          given,
        })
      ).body.data;
    const both = { html: '<b>{{ customer.first_name }} {{ label }}</b>', text: '{{ coupon.code }} {{ product.id }}' };
    expect(await look(both, { label: '<3' })).toEqual([
      { part: 'html', shown: '<b>Ann &lt;3</b>' },
      { part: 'text', shown: 'EXAMPLE example' },
    ]);
    expect(await look({ text: '{{ customer.last_name }}' })).toEqual([
      { part: 'text', why: expect.stringContaining('last_name') },
    ]);
    expect((await shop.call<{ data: unknown[] }>('GET', '/v1/partials')).body.data).toEqual([]);
    const nobody = { partial: { name: 'X', text: 'x' }, customer: 'nobody' };
    expect((await shop.call('POST', '/v1/partials/preview', nobody)).status).toBe(404);
  });

  test('a campaign that uses one is shown with it, and with a coupon’s last day', async () => {
    await save(footer);
    const value = { kind: 'percent', percent: 15 };
    await shop.call('POST', '/v1/coupon-pools', { id: 'p', name: 'P', codes: 'generated', value, expiresAfterDays: 3 });
    const { steps, ...rest } = mail({ text: "{{ coupon.expires_at | date }} {% render 'footer' %}" });
    const draft = { id: 'welcome', ...rest, steps: [{ id: 'gift', do: 'coupon', pool: 'p' }, ...steps] };
    await shop.call('POST', '/v1/campaigns', draft);
    await shop.tell(campaigns.person('ann'));
    const asked = { customer: 'ann', step: 'mail' };
    const { body } = await shop.call<{ data: MessagePreview[] }>('POST', '/v1/campaigns/welcome/preview', asked);
    expect(body.data).toMatchObject([
      { html: '<p>Hi</p><p>Shop ♥</p>', text: expect.stringMatching(/\d{4} Shop <3$/) },
    ]);
  });
});
