import { describe, expect, test } from 'vitest';
import type { SimulatedEvent } from './simulate.ts';
import { catalogueNews } from './simulated-catalogue.ts';

const day = (date: number, hour = 9) => new Date(Date.UTC(2026, 2, date, hour)).toISOString();
const looks = (date: number, id = 'vanilla'): SimulatedEvent => ({
  ...{ type: 'track', messageId: `${date}`, userId: 'ann', timestamp: day(date, 12) },
  ...{ event: 'Product Viewed', properties: { product_id: id } },
});
const is = (date: number, price: number, more: object = {}) => ({ at: day(date), id: 'vanilla', price, ...more });
const told = (products: ReturnType<typeof is>[], events: SimulatedEvent[]) =>
  catalogueNews(products, events, 'EUR').map(({ kind, at }) => [kind, new Date(at).getUTCDate()]);

describe('a simulated catalogue', () => {
  test('tells who looked that a product is cheaper than it was then, and that it is back', () => {
    expect(told([is(1, 5), is(3, 4)], [looks(2)])).toEqual([['priceDrop', 3]]);
    expect(told([is(1, 5, { available: false }), is(3, 5)], [looks(2)])).toEqual([['backInStock', 3]]);
  });

  test('tells nobody who did not look, looked later, or found it as cheap', () => {
    expect(told([is(1, 5), is(3, 4)], [])).toEqual([]);
    expect(told([is(1, 5), is(3, 4)], [looks(4)])).toEqual([]);
    expect(told([is(1, 4), is(3, 5), is(5, 4)], [looks(2)])).toEqual([]);
    expect(told([is(1, 5), is(3, 4)], [looks(2, 'mint')])).toEqual([]);
  });

  test('knows no news in a first telling, another currency, or what cannot be had', () => {
    expect(told([is(3, 4)], [looks(2)])).toEqual([]);
    expect(told([is(1, 5), is(3, 4, { currency: 'USD' })], [looks(2)])).toEqual([]);
    expect(told([is(1, 5), is(3, 4, { available: false })], [looks(2)])).toEqual([]);
  });

  test('refuses a price that is none', () => {
    expect(() => told([is(1, Number.NaN)], [])).toThrow(/price of vanilla/);
  });
});
