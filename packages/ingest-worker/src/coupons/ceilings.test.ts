import type { CampaignDefinition, CouponPoolDefinition } from '@footfall/contract';
import { beforeEach, expect, test } from 'vitest';
import { Campaigns } from '../testing/campaigns.ts';
import { eventually, Shop } from '../testing/shop.ts';
import { bindings } from '../testing/worker.ts';

const DAY_MS = 24 * 60 * 60_000;
const pool: CouponPoolDefinition = { name: 'Gift', codes: 'generated', value: { kind: 'percent', percent: 15 } };
let shop: Shop;
const campaigns = new Campaigns(() => shop);
const words = '{{ coupon.code }} {{ coupon.expires_at }}';
const gift: CampaignDefinition = {
  name: 'Gift',
  trigger: { on: 'event', event: 'Signed Up' },
  steps: [{ id: 'gift', do: 'coupon', pool: 'gift' }, campaigns.mail('mail', words)],
};

beforeEach(async () => {
  shop = await Shop.open();
});

const make = (terms: Partial<CouponPoolDefinition>) =>
  shop.call('POST', '/v1/coupon-pools', { id: 'gift', ...pool, ...terms });

test('an address is sent no more codes than its pool gives one, whoever says that it is theirs', async () => {
  await make({ perAddress: 2, expiresAfterDays: 1 });
  await campaigns.publish('gift', gift);
  const people = ['ann', 'bob', 'cleo', 'dan'];
  const shared = { email: 'shared@shop.test' };
  for (const one of people) await shop.tell(campaigns.person(one, shared), campaigns.event(one, 'Signed Up'));
  const withheld = async () => (await campaigns.report('gift')).steps[1]?.withheld.no_coupon;
  await eventually(async () => (await withheld()) === 2, 'two to get none');
  expect(await campaigns.inbox()).toHaveLength(2);
  // What they did not get is nobody's again.
  const codes = async () => (await shop.call<{ data: unknown[] }>('GET', '/v1/coupon-pools/gift/coupons')).body.data;
  await eventually(async () => (await codes()).length === 2, 'the codes to come back');
  await shop.tell(campaigns.person('eve'), campaigns.event('eve', 'Signed Up'));
  await eventually(async () => (await campaigns.inbox()).length === 3, 'another address to get one');
});

test('the days of a code begin when it is first sent, not when it was kept for somebody', async () => {
  await make({ expiresAfterDays: 3 });
  const wait = {
    id: 'wait',
    do: 'wait' as const,
    until: { kind: 'span' as const, span: { amount: 2, unit: 'seconds' as const } },
  };
  const [first, mail] = gift.steps as [CampaignDefinition['steps'][0], CampaignDefinition['steps'][0]];
  await campaigns.publish('gift', { ...gift, steps: [first, wait, mail] });
  await shop.tell(campaigns.person('ann'), campaigns.event('ann', 'Signed Up'));
  const [kept] = (await shop.call<{ data: { expiresAt: string }[] }>('GET', '/v1/coupon-pools/gift/coupons')).body.data;
  await eventually(async () => (await campaigns.inbox()).length === 1, 'the message');
  const [sent] = (
    await shop.call<{ data: { code: string; issuedAt: string; expiresAt: string }[] }>(
      'GET',
      '/v1/coupon-pools/gift/coupons',
    )
  ).body.data;
  const row = await bindings.DB.prepare('SELECT sent_at AS sentAt FROM coupons WHERE site = ?')
    .bind(shop.id)
    .first<{ sentAt: number }>();
  expect(Date.parse(sent?.expiresAt ?? '')).toBe((row?.sentAt ?? 0) + 3 * DAY_MS);
  expect(Date.parse(sent?.expiresAt ?? '')).toBeGreaterThan(Date.parse(kept?.expiresAt ?? ''));
  expect((await campaigns.inbox())[0]?.message.text).toContain(`${sent?.code} ${sent?.expiresAt}`);
});

test('a code is used by as many orders as its pool says, each once', async () => {
  await make({ uses: 2 });
  await campaigns.publish('gift', {
    ...gift,
    steps: [gift.steps[0] as CampaignDefinition['steps'][0], campaigns.mail('mail', '{{ coupon.code }}')],
  });
  await shop.tell(campaigns.person('ann'), campaigns.event('ann', 'Signed Up'));
  await eventually(async () => (await campaigns.inbox()).length === 1, 'the message');
  const [coupon] = (await shop.call<{ data: { code: string }[] }>('GET', '/v1/coupon-pools/gift/coupons')).body.data;
  const redeem = async (order: string) =>
    (
      await shop.call<{ result?: string; error?: string }>('POST', `/v1/coupons/${coupon?.code}/redeem`, {
        order_id: order,
      })
    ).body;
  expect((await redeem('o1')).result).toBe('redeemed');
  expect((await redeem('o1')).result).toBe('redeemed');
  await shop.tell(
    campaigns.event('ann', 'Order Completed', { order_id: 'o2', total: 9, currency: 'EUR', coupon: coupon?.code }),
  );
  expect((await redeem('o3')).error).toBe('coupon_used');
  expect((await redeem('o1')).result).toBe('redeemed');
  const { body } = await shop.call('GET', '/v1/coupon-pools/gift');
  expect(body).toMatchObject({ uses: 2, issued: 1, redeemed: 1 });
});

test('a code that has run out, or was used, is told in no further message', async () => {
  await make({ expiresAfterDays: 1 });
  const [first] = gift.steps as [CampaignDefinition['steps'][0]];
  const reminder = {
    ...gift,
    trigger: { on: 'event' as const, event: 'Reminded' },
    steps: [first, campaigns.mail('mail', '{{ coupon.code }}')],
  };
  await campaigns.publish('gift', { ...reminder, entity: 'cart', reentry: { policy: 'every' } });
  const remind = () => campaigns.event('ann', 'Reminded', { cart_id: 'c1' });
  await shop.tell(campaigns.person('ann'), remind());
  await eventually(async () => (await campaigns.inbox()).length === 1, 'the first message');
  await bindings.DB.prepare('UPDATE coupons SET expires_at = 1 WHERE site = ?').bind(shop.id).run();
  await shop.tell(remind());
  const withheld = async () => (await campaigns.report('gift')).steps[1]?.withheld.no_coupon ?? 0;
  await eventually(async () => (await withheld()) === 1, 'the reason to be counted');
  await bindings.DB.prepare("UPDATE coupons SET expires_at = NULL, status = 'redeemed', used = 1 WHERE site = ?")
    .bind(shop.id)
    .run();
  await shop.tell(remind());
  await eventually(async () => (await withheld()) === 2, 'the reason to be counted again');
  expect(await campaigns.inbox()).toHaveLength(1);
});
