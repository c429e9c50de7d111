import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { orderKeys } from '../collect/order-keys.ts';
import { anonymous, order, tell, view } from '../testing/worker.ts';
import type { CustomerObject } from './customer-object.ts';

describe('nothing comes between reading a customer and writing them', () => {
  test('an order taken back while events come in loses none of them', async () => {
    await tell([order('r1', 10, { anonymousId: 'ann' })]);
    await runInDurableObject(anonymous('ann'), async (object) => {
      const customer = object as CustomerObject;
      const name = JSON.stringify(['demo', 'a', 'ann']);
      const take = (id: number) =>
        customer.take({
          v: 1,
          name,
          rulesVersion: 1,
          now: Date.now(),
          mayCreate: true,
          events: [
            {
              key: id.toString(16).padStart(16, '0'),
              event: { type: 'page', messageId: `p${id}`, anonymousId: 'ann' },
              at: Date.now(),
              receivedAt: Date.now(),
              trusted: false,
              late: false,
              historical: false,
            },
          ],
        });
      const all = Array.from({ length: 20 }, (_, id) => (id === 10 ? customer.retractOrder('r1') : take(id)));
      await Promise.all([...all, customer.holdsOrder('r1', await orderKeys('r1'))]);
    });
    const profile = (await anonymous('ann').view())?.profile;
    expect(profile?.counts.page).toBe(19);
    expect(profile?.spent).toEqual({});
    expect(profile?.retractedOrders).toEqual(['r1']);
  });

  test('what the ledger has is dropped while events come in, and none of those is dropped with it', async () => {
    const filler = 'x'.repeat(20_000);
    let waiting: unknown[] = Array.from({ length: 60 }, () => view('busy', { properties: { filler } }));
    for (let round = 0; waiting.length > 0 && round < 50; round += 1) {
      const halves = [waiting.slice(0, 5), waiting.slice(5, 10)];
      const answers = await Promise.all(halves.map((batch) => tell(batch)));
      const stored = new Set(
        answers.flatMap(({ results }) => results.filter((one) => one.status !== 'retry').map((one) => one.messageId)),
      );
      waiting = waiting.filter((event) => !stored.has((event as { messageId: string }).messageId));
      if (stored.size === 0) await new Promise((resolve) => setTimeout(resolve, 100));
    }
    expect((await anonymous('busy').view())?.profile.counts).toEqual({ 'Product Viewed': 60 });
  });
});
