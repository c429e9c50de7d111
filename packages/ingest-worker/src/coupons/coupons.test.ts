import { SELF } from 'cloudflare:test';
import type { CampaignDefinition, CouponActivity, CouponPoolDefinition } from '@footfall/contract';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { eventually, Shop } from '../testing/shop.ts';
import { bindings } from '../testing/worker.ts';
import { checkCharacter, couponCode, normalCode } from './code.ts';

let made = 0;
const event = (userId: string, name: string, properties: Record<string, unknown> = {}) => {
  made += 1;
  return { type: 'track', event: name, messageId: `coupon-${made}`, userId, properties };
};
const person = (userId: string, traits = {}) => {
  made += 1;
  return {
    type: 'identify',
    messageId: `coupon-${made}`,
    userId,
    traits: { email: `${userId}@shop.test`, email_verified: true, ...traits },
    context: { consent: { message: true } },
  };
};
const generated: CouponPoolDefinition = {
  name: 'Gift',
  codes: 'generated',
  prefix: 'ICE',
  value: { kind: 'percent', percent: 15 },
};
const words = '{{ coupon.code }} {{ coupon.value }}';
const gift: CampaignDefinition = {
  name: 'Gift',
  trigger: { on: 'event', event: 'Signed Up' },
  steps: [
    { id: 'gift', do: 'coupon', pool: 'gift' },
    { id: 'mail', do: 'send', channels: ['email'], content: { email: { subject: 'Hi', html: words, text: words } } },
  ],
};

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
});

async function give(pool: CouponPoolDefinition, campaign: CampaignDefinition = gift): Promise<void> {
  const { status } = await shop.call('POST', '/v1/coupon-pools', { id: 'gift', ...pool });
  expect(status).toBe(201);
  await shop.call('POST', '/v1/campaigns', { id: 'gift', ...campaign });
  const published = await shop.call('POST', '/v1/campaigns/gift/publish');
  if (published.status !== 202) throw new Error(JSON.stringify(published.body));
}
interface Coupon {
  code: string;
  customer: string;
  status: string;
}
const coupons = async () => (await shop.call<{ data: Coupon[] }>('GET', '/v1/coupon-pools/gift/coupons')).body.data;
const inbox = async () =>
  (await shop.call<{ data: { message: { text: string } }[] }>('GET', '/v1/inbox')).body.data.map(
    ({ message }) => message.text,
  );
const redeem = (code: string, body: object = {}) =>
  shop.call<{ result?: string; error?: string }>('POST', `/v1/coupons/${code}/redeem`, body);

/** Gives Ann a coupon and answers its code. */
async function given(pool: CouponPoolDefinition = generated): Promise<string> {
  await give(pool);
  await shop.tell(person('ann'), event('ann', 'Signed Up'));
  await eventually(async () => (await inbox()).length === 1, 'the message');
  return (await coupons())[0]?.code ?? '';
}

describe('a generated code', () => {
  test('is in the message, and the same however often its facts are told', async () => {
    const code = await given();
    expect(code).toMatch(/^ICE[0-9A-Y]{13}$/);
    expect((await inbox())[0]?.replace('\u00a0', '').startsWith(`${code} 15%`)).toBe(true);
    expect(await coupons()).toHaveLength(1);
  });

  test('is redeemed once; each refusal says why', async () => {
    const code = await given();
    expect((await redeem('ICE000000000000X')).body.error).toBe('coupon_unknown');
    expect((await redeem(code, { userId: 'bob' })).body.error).toBe('coupon_of_another');
    expect(
      (await redeem(` ${code.slice(0, 4)}-${code.slice(4).toLowerCase()}`, { userId: 'ann', order_id: 'o1' })).body
        .result,
    ).toBe('redeemed');
    expect((await redeem(code, { userId: 'ann', order_id: 'o1' })).body.result).toBe('redeemed');
    expect((await redeem(code, { userId: 'ann', order_id: 'o2' })).body.error).toBe('coupon_used');
  });

  test('is looked at without being used', async () => {
    const code = await given();
    const look = () => shop.call<{ usable: boolean; reason: string | null }>('GET', `/v1/coupons/${code}`);
    expect((await look()).body).toMatchObject({ usable: true, reason: null });
    expect((await look()).body.usable).toBe(true);
    await redeem(code);
    expect((await look()).body).toMatchObject({ usable: false, reason: 'used' });
  });

  test('that has expired is refused', async () => {
    const code = await given({ ...generated, expiresAfterDays: 1 });
    await bindings.DB.prepare('UPDATE coupons SET expires_at = ? WHERE code = ?')
      .bind(Date.now() - 1, code)
      .run();
    expect((await redeem(code)).body.error).toBe('coupon_expired');
  });

  test('asks for the least an order must come to', async () => {
    const code = await given({ ...generated, minimum: { amount: 20, currency: 'EUR' } });
    expect((await redeem(code, { total: 19.99 })).body.error).toBe('coupon_below_minimum');
    expect((await redeem(code, { total: 20, currency: 'EUR' })).body.result).toBe('redeemed');
  });

  test('is redeemed by an order that the shop’s server tells, and webhooks hear of it once', async () => {
    const code = await given();
    await shop.call('POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/', types: ['coupon.redeemed'] });
    await shop.tell(event('ann', 'Order Completed', { order_id: 'o9', total: 9, currency: 'EUR', coupon: code }));
    expect((await coupons())[0]?.status).toBe('redeemed');
    const { results } = await bindings.DB.prepare(
      "SELECT body FROM deliveries WHERE site = ? AND type = 'coupon.redeemed'",
    )
      .bind(shop.id)
      .all<{ body: string }>();
    expect(results.map(({ body }) => JSON.parse(body).data)).toMatchObject([
      { customer: { userId: 'ann', trust: 'known' }, coupon: { code, pool: 'gift', orderId: 'o9' } },
    ]);
  });

  test('checks its own letters: one that is mistyped, or two that changed places, do not fit', async () => {
    const code = await couponCode('secret', '', ['ann', 'gift', 'c1']);
    expect(code).toBe(await couponCode('secret', '', ['ann', 'gift', 'c1']));
    expect(code).not.toBe(await couponCode('secret', '', ['bob', 'gift', 'c1']));
    const body = code.slice(0, -1);
    const letters = '0123456789ABCDEFGHJKMNPQRSTVWXY';
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.constantFrom(...letters), (place, letter) => {
        const typed = body.slice(0, place) + letter + body.slice(place + 1);
        expect(checkCharacter(typed) === code.at(-1)).toBe(typed === body);
        const swapped =
          body.slice(0, place) + [...body.slice(place, place + 2)].reverse().join('') + body.slice(place + 2);
        expect(checkCharacter(swapped) === code.at(-1)).toBe(swapped === body);
      }),
    );
    expect(normalCode(' ab-c d ')).toBe('ABCD');
  });
});

describe('uploaded codes', () => {
  const uploaded: CouponPoolDefinition = {
    name: 'Gift',
    codes: 'uploaded',
    value: { kind: 'amount', amount: 5, currency: 'EUR' },
  };

  test('are given to one person each, and to nobody once there are none', async () => {
    await give({ ...uploaded, lowStock: 1 });
    const { body } = await shop.call('POST', '/v1/coupon-pools/gift/codes', { codes: ['one', 'two', 'ONE'] });
    expect(body).toEqual({ added: 2, known: 1 });
    const people = ['ann', 'bob', 'eve'];
    await shop.tell(...people.flatMap((userId) => [person(userId), event(userId, 'Signed Up')]));
    await eventually(async () => (await inbox()).length === 2, 'two messages');
    expect((await coupons()).map(({ code }) => code).sort()).toEqual(['ONE', 'TWO']);
    const report = () =>
      shop.call<{ steps: { withheld: Record<string, number> }[] }>('GET', '/v1/campaigns/gift/report');
    await eventually(async () => (await report()).body.steps[1]?.withheld.no_coupon === 1, 'the reason to be counted');
    const low = await bindings.DB.prepare(
      "SELECT count(*) AS count FROM site_facts WHERE site = ? AND type = 'coupons.low'",
    )
      .bind(shop.id)
      .first();
    expect(low).toEqual({ count: 1 });
  });

  test('come back when nothing went out', async () => {
    const content = { email: { subject: 'Hi', html: `${words}{% abort "no" %}`, text: words } };
    const [first] = gift.steps;
    if (!first) throw new Error('no steps');
    await give(uploaded, { ...gift, steps: [first, { id: 'mail', do: 'send', channels: ['email'], content }] });
    await shop.call('POST', '/v1/coupon-pools/gift/codes', { codes: ['one'] });
    await shop.tell(person('ann'), event('ann', 'Signed Up'));
    await eventually(async () => (await coupons()).length === 0, 'the coupon to come back');
    expect((await shop.call<{ left: number }>('GET', '/v1/coupon-pools/gift')).body.left).toBe(1);
  });
});

test('no more coupons are issued in a day than a pool allows', async () => {
  await give({ ...generated, perDay: 2 });
  await shop.tell(...['ann', 'bob', 'eve'].flatMap((userId) => [person(userId), event(userId, 'Signed Up')]));
  await eventually(async () => (await inbox()).length === 2, 'two messages');
  expect(await coupons()).toHaveLength(2);
});

test('whoever tries codes for one person is slowed down', async () => {
  await give(generated);
  const answers: number[] = [];
  for (let index = 0; index < 25; index += 1) answers.push((await redeem(`NOPE${index}`, { userId: 'ann' })).status);
  expect(answers.slice(0, 20)).toEqual(Array.from({ length: 20 }, () => 404));
  expect(answers.at(-1)).toBe(429);
});

test('unknown codes that nobody is named for are slowed down, and known ones are not counted', async () => {
  const code = await given();
  const look = (one: string) =>
    SELF.fetch(`https://footfall.test/v1/coupons/${one}`, {
      headers: { authorization: shop.headers.authorization ?? '' },
    });
  for (let index = 0; index < 70; index += 1) expect((await look(code)).status).toBe(200);
  const answers: Response[] = [];
  // A minute may begin in between, and with it the count.
  for (let index = 0; index < 125; index += 1) answers.push(await look(`NOPE${index}`));
  expect(answers[0]?.status).toBe(404);
  const slowed = answers.find(({ status }) => status === 429);
  expect(Number(slowed?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(Number(slowed?.headers.get('retry-after'))).toBeLessThanOrEqual(60);
});

test('what looks wrong is told: who guesses, who tries others’ codes, which pool runs out', async () => {
  const code = await given();
  const activity = async () =>
    (await shop.call<{ data: CouponActivity[] }>('GET', '/v1/reports/coupons')).body.data.map(
      ({ kind, userId, count }) => ({ kind, userId, count }),
    );
  expect(await activity()).toEqual([]);
  await shop.tell(person('eve'));
  for (let index = 0; index < 3; index += 1) await redeem(code, { userId: 'eve' });
  for (let index = 0; index < 12; index += 1) await redeem(`NOPE${index}`, { userId: 'ann' });
  const told = await activity();
  expect(told).toHaveLength(2);
  expect(told).toContainEqual({ kind: 'tried:wrong_customer', userId: 'eve', count: 3 });
  expect(told).toContainEqual({ kind: 'tried:unknown', userId: 'ann', count: 12 });
});

test('a pool that people have codes of stays', async () => {
  await given();
  expect((await shop.call('DELETE', '/v1/coupon-pools/gift')).status).toBe(409);
  expect((await shop.call('PUT', '/v1/coupon-pools/gift', { ...generated, codes: 'uploaded' })).status).toBe(409);
  expect((await shop.call('POST', '/v1/coupon-pools', { id: 'gift', ...generated })).status).toBe(409);
  await shop.call('POST', '/v1/coupon-pools', { id: 'other', ...generated });
  expect((await shop.call('DELETE', '/v1/coupon-pools/other')).status).toBe(204);
});
