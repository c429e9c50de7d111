import { expect, test } from 'vitest';
import { Shop } from '../testing/shop.ts';
import { bindings } from '../testing/worker.ts';
import { redeemCoupon } from './redeem-coupon.ts';
import { issueCoupon } from './store.ts';

const CODES = Array.from({ length: 100 }, (_, index) => `CODE${index}`);
const PATIENCE_MS = 300_000;

async function issued(pool: object = {}): Promise<Shop> {
  const shop = await Shop.open();
  const value = { kind: 'percent', percent: 15 };
  await shop.call('POST', '/v1/coupon-pools', { id: 'gift', name: 'Gift', codes: 'generated', value, ...pool });
  const key = { pool: 'gift', campaign: 'gift', entity: 'e' };
  const now = Date.now();
  for (const code of CODES) {
    await issueCoupon(bindings.DB, shop.id, { ...key, customer: code }, { code, dayStart: 0, now });
  }
  return shop;
}

/** Everybody at once wants one of the codes, each for an order of its own. */
async function results(shop: Shop, wave: number, tries: number, codes = CODES): Promise<string[]> {
  const asked = Array.from({ length: tries }, (_, index) => {
    const code = codes[index % codes.length] as string;
    return redeemCoupon(bindings, shop.id, code, { orderId: `o${wave}-${index}` }, Date.now());
  });
  return (await Promise.all(asked)).map(({ result }) => result);
}

test(
  'of 10,000 who redeem 100 codes, 1,000 at once, exactly 100 succeed',
  async () => {
    const shop = await issued();
    const all: string[] = [];
    for (let wave = 0; wave < 10; wave += 1) all.push(...(await results(shop, wave, 1_000)));
    expect(all).toHaveLength(10_000);
    expect(all.filter((result) => result === 'redeemed')).toHaveLength(100);
    expect(all.filter((result) => result === 'used')).toHaveLength(9_900);
  },
  PATIENCE_MS,
);

test(
  'codes that can be used three times are used three times each, however many try at once',
  async () => {
    const shop = await issued({ uses: 3 });
    const all = await results(shop, 0, 300, CODES.slice(0, 20));
    expect(all.filter((result) => result === 'redeemed')).toHaveLength(60);
    expect(all.filter((result) => result === 'used')).toHaveLength(240);
  },
  PATIENCE_MS,
);

test('one order that asks fifty times at once uses a code once, and is told the same each time', async () => {
  const shop = await issued({ uses: 3 });
  const asked = Array.from({ length: 50 }, () =>
    redeemCoupon(bindings, shop.id, 'CODE0', { orderId: 'o' }, Date.now()),
  );
  expect(new Set((await Promise.all(asked)).map(({ result }) => result))).toEqual(new Set(['redeemed']));
  const { body } = await shop.call('GET', '/v1/coupons/CODE0');
  expect(body).toMatchObject({ used: 1, uses: 3, status: 'issued', usable: true });
});
