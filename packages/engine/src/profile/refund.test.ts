import { describe, expect, test } from 'vitest';
import type { TakenEvent } from '../input.ts';
import { Living, taken, tookOrder } from '../testing/taken.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const rules = { version: 1, currency: 'EUR', timeZone: 'Europe/Berlin', surveys: [] };
const refund = (properties: Record<string, unknown>, extra: Partial<TakenEvent> = {}) =>
  taken({ event: 'Order Refunded', properties: { order_id: '1', ...properties } }, NOW + 1, extra);
const spent = (...events: TakenEvent[]) => new Living(rules, NOW).tell(...events).state.profile.spent.EUR;

describe('a refund comes off what was spent', () => {
  test('its total, its products, or all of the order', () => {
    const order = tookOrder('1', 20, NOW);
    expect(spent(order, refund({ total: 5 }))).toMatchObject({ orders: 1, revenueMinor: 1500, refundedMinor: 500 });
    const products = [{ product_id: 'a', price: 2.5, quantity: 2 }];
    expect(spent(order, refund({ products }))).toMatchObject({ revenueMinor: 1500, provenMinor: 1500 });
    expect(spent(order, refund({}))).toMatchObject({ orders: 1, revenueMinor: 0 });
  });

  test('never more than the order came to, however often', () => {
    const many = [refund({ total: 15 }), refund({ total: 15 }), refund({})];
    expect(spent(tookOrder('1', 20, NOW), ...many)).toMatchObject({ revenueMinor: 0, refundedMinor: 2000 });
  });

  test('told before its order, it waits for it', () => {
    expect(spent(refund({ total: 5 }), tookOrder('1', 20, NOW))).toMatchObject({ revenueMinor: 1500 });
  });

  test('in another currency than its order it changes nothing', () => {
    expect(spent(tookOrder('1', 20, NOW), refund({ total: 5, currency: 'USD' }))).toMatchObject({ revenueMinor: 2000 });
  });

  test('a browser cannot pay back what the server was paid', () => {
    const byBrowser = refund({}, { trusted: false });
    expect(spent(tookOrder('1', 20, NOW), byBrowser)).toMatchObject({ revenueMinor: 2000 });
    expect(spent({ ...tookOrder('1', 20, NOW), trusted: false }, byBrowser)).toMatchObject({ revenueMinor: 0 });
  });

  test('it outlasts the server’s telling of the same order', () => {
    const first = { ...tookOrder('1', 20, NOW), trusted: false };
    expect(spent(first, refund({ total: 5 }), tookOrder('1', 30, NOW))).toMatchObject({
      orders: 1,
      revenueMinor: 2500,
      provenMinor: 2500,
    });
  });

  test('it is a fact that says how much', () => {
    const { facts } = new Living(rules, NOW).tell(tookOrder('1', 20, NOW), refund({ total: 5 }));
    expect(facts.at(-1)).toMatchObject({ type: 'order.refunded', refundMinor: 500, order: { orderId: '1' } });
  });
});

test('money that only a browser told of fulfils no rule about money, unless the site takes its word', () => {
  const is = { is: 'atLeast' as const, value: 10 };
  const measure = { of: 'sum' as const, property: 'total' as const, currency: 'EUR' };
  const segments = [
    { id: 'spent', name: 'spent', changedIn: 1, when: { op: 'spent' as const, currency: 'EUR', is } },
    { id: 'sum', name: 'sum', changedIn: 1, when: { op: 'did' as const, event: 'Order Completed', measure, is } },
  ];
  const byBrowser = { ...tookOrder('1', 20, NOW), trusted: false };
  const isIn = (rewards: 'trusted' | 'any', order: TakenEvent) => {
    const who = new Living({ ...rules, rewards, segments }, NOW).tell(order);
    return segments.map(({ id }) => who.isIn(id));
  };
  expect(isIn('trusted', byBrowser)).toEqual([false, false]);
  expect(isIn('any', byBrowser)).toEqual([true, true]);
  expect(isIn('trusted', tookOrder('1', 20, NOW))).toEqual([true, true]);
});
