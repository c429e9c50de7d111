import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asServer, Footfall, statuses } from './support/footfall.ts';
import { Receiver } from './support/receiver.ts';
import { settle, until } from './support/until.ts';

let footfall: Footfall;
let receiver: Receiver;

beforeAll(async () => {
  footfall = await Footfall.start();
  receiver = await Receiver.listen();
  await receiver.subscribe(footfall.origin, ['event.accepted', 'order.completed', 'order.confirmed']);
});
afterAll(async () => {
  await footfall?.stop();
  await receiver?.close();
});

const view = (messageId: string, anonymousId: string) => ({
  type: 'track',
  event: 'Product Viewed',
  messageId,
  anonymousId,
  properties: { product_id: 'pistachio', price: 4.2, currency: 'EUR' },
});
const order = (orderId: string, total: number, who: Record<string, string>, messageId = `order:${orderId}`) => ({
  type: 'track',
  event: 'Order Completed',
  messageId,
  ...who,
  properties: { order_id: orderId, total, currency: 'EUR' },
});

function toldOf(messageIds: string[]) {
  return receiver
    .ofType('event.accepted')
    .map(({ body }) => String(body.data.event?.messageId))
    .filter((id) => messageIds.includes(id));
}

describe('nothing counts twice', () => {
  test('the same batch twice, reordered, and in 50 concurrent requests: one accepted, one ledger row, one webhook', async () => {
    const batch = ['r1', 'r2', 'r3'].map((id) => view(id, 'replayer'));
    const racing = Array.from({ length: 50 }, (_, index) => footfall.tell(index % 2 ? batch : batch.toReversed()));
    const answers = (await Promise.all(racing)).flatMap((answer) => answer.results);
    answers.push(...(await footfall.tell(batch)).results, ...(await footfall.tell(batch.toReversed())).results);

    for (const id of ['r1', 'r2', 'r3']) {
      const told = answers.filter(({ messageId }) => messageId === id).map(({ status }) => status);
      expect(told.filter((status) => status === 'accepted')).toHaveLength(1);
      expect(told.filter((status) => status === 'duplicate')).toHaveLength(51);
    }
    await until(() => toldOf(['r1', 'r2', 'r3']).length >= 3, 'three webhooks');
    await settle();
    expect(toldOf(['r1', 'r2', 'r3']).sort()).toEqual(['r1', 'r2', 'r3']);
    const counted = await footfall.rows<{ count: number }>(
      `SELECT sum(count) AS count FROM event_counts WHERE name = 'Product Viewed'`,
    );
    expect(counted).toEqual([{ count: 3 }]);
    expect(receiver.forged).toEqual([]);
  });

  test('an order told by a browser and by a server under two identities is one order.completed', async () => {
    expect(statuses(await footfall.tell([order('o1', 10, { anonymousId: 'ann' })]))).toEqual(['accepted']);
    expect(statuses(await footfall.tell([order('o1', 12, { userId: 'u-ann' }, 'srv-o1')], asServer))).toEqual([
      'accepted',
    ]);
    const [confirmed] = await receiver.expect('order.confirmed', 1);
    expect(confirmed?.body.data).toMatchObject({ customer: { userId: 'u-ann' }, order: { order_id: 'o1', total: 12 } });
    await settle();
    const completed = receiver.ofType('order.completed').filter(({ body }) => body.data.order?.order_id === 'o1');
    expect(completed).toHaveLength(1);
    expect(toldOf(['order:o1', 'srv-o1'])).toEqual(['order:o1']);
  });

  test('a browser that sends the order’s key first cannot silence the server’s order', async () => {
    await footfall.tell([view('order:o2', 'mallory'), order('o2', 1, { anonymousId: 'mallory' })]);
    await footfall.tell([order('o2', 30, { anonymousId: 'mallory' })], asServer);
    const done = () => receiver.ofType('order.completed').filter(({ body }) => body.data.order?.order_id === 'o2');
    await until(() => done().length > 0, 'the server’s order');
    expect(done()[0]?.body.data.order).toMatchObject({ total: 30, told_by: 'server' });
  });

  test('a refused webhook is tried again under the same id with the same body', async () => {
    const flaky = await Receiver.listen();
    await flaky.subscribe(footfall.origin, ['event.accepted']);
    flaky.status = 500;
    await footfall.tell([view('again', 'flaky')]);
    await flaky.expect('event.accepted', 1);
    flaky.status = 204;
    const [first, second] = await flaky.expect('event.accepted', 2);
    expect(second).toEqual(first);
    await until(async () => {
      const { data } = await footfall.get<{ data: { id: string; status: string }[] }>(
        '/v1/deliveries?status=delivered',
      );
      return data.some(({ id }) => id === first?.id);
    }, 'the delivery to be marked delivered');
    await flaky.close();
  });
});
