import type { CampaignDefinition } from '@footfall/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { Campaigns } from '../testing/campaigns.ts';
import { eventually, Shop } from '../testing/shop.ts';
import { bindings } from '../testing/worker.ts';

let shop: Shop;
const campaigns = new Campaigns(() => shop);
beforeEach(async () => {
  shop = await Shop.open();
});

describe('a product that is', () => {
  const price = (amount: number, available = true) =>
    shop.call<{ priceDrops: number; backInStock: number }>('PUT', '/v1/products', {
      products: [{ id: 'vanilla', name: 'Vanilla', price: amount, currency: 'EUR', available }],
    });
  const viewed = (userId: string) => campaigns.event(userId, 'Product Viewed', { product_id: 'vanilla' });
  const started = async (id: string): Promise<number> => (await campaigns.report(id)).started;
  const forProduct = (trigger: CampaignDefinition['trigger']): CampaignDefinition => ({
    ...{
      name: 'News',
      trigger,
      entity: 'product',
      steps: [campaigns.mail('m', '{{ product.name }} {{ product.price }}')],
    },
  });

  test('cheaper is told to who looked at it, and its first price is no news', async () => {
    await campaigns.publish('drop', forProduct({ on: 'priceDrop' }));
    expect((await price(10)).body).toMatchObject({ priceDrops: 0 });
    await shop.tell(campaigns.person('ann'), campaigns.person('bob'), viewed('ann'));
    expect((await price(9.5)).body).toMatchObject({ priceDrops: 1 });
    expect((await price(8)).body).toMatchObject({ priceDrops: 1 });
    await eventually(async () => (await campaigns.inbox()).length === 1, 'the message');
    expect((await campaigns.inbox()).map(({ recipient, message }) => `${recipient} ${message.subject}`)).toEqual([
      'ann@shop.test Vanilla 8',
    ]);
    expect(await started('drop')).toBe(1);
  });

  test('back in stock is told to who found it sold out', async () => {
    await campaigns.publish('back', forProduct({ on: 'backInStock' }));
    await price(10);
    await shop.tell(campaigns.person('ann'), campaigns.person('bob'), viewed('bob'));
    await price(10, false);
    await shop.tell(viewed('ann'));
    expect((await price(10)).body).toMatchObject({ backInStock: 1 });
    await eventually(async () => (await campaigns.inbox()).length === 1, 'the message');
    expect((await campaigns.inbox()).map(({ recipient }) => recipient)).toEqual(['ann@shop.test']);
  });

  test('not of the catalogue costs no row, nor does looking again', async () => {
    await price(10);
    const elsewhere = campaigns.event('ann', 'Product Viewed', { product_id: 'other' });
    await shop.tell(campaigns.person('ann'), viewed('ann'), viewed('ann'), elsewhere);
    const { results } = await bindings.DB.prepare('SELECT product FROM interests WHERE site = ?').bind(shop.id).all();
    expect(results).toEqual([{ product: 'vanilla' }]);
  });

  test('listed, read and forgotten', async () => {
    await price(10);
    expect((await shop.call('GET', '/v1/products')).body).toMatchObject({ data: [{ id: 'vanilla', price: 10 }] });
    expect((await shop.call('GET', '/v1/products/vanilla')).body).toMatchObject({ name: 'Vanilla', available: true });
    expect((await shop.call('DELETE', '/v1/products/vanilla')).status).toBe(204);
    expect((await shop.call('GET', '/v1/products/vanilla')).status).toBe(404);
    const wrong = await shop.call<{ message: string }>('PUT', '/v1/products', {
      products: [{ id: 'x', price: 1, currency: 'XXQ' }],
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.message).toContain('products.0.price');
  });
});
