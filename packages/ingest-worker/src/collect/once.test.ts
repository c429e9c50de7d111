import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../crypto/sha256.ts';
import { anonymous, asServer, known, order, statuses, tell, view } from '../testing/worker.ts';

describe('an event counts once', () => {
  test('the same batch told again answers duplicate and changes nothing', async () => {
    const batch = [view('ann'), view('ann')];
    expect(statuses(await tell(batch))).toEqual(['accepted', 'accepted']);
    expect(statuses(await tell(batch.toReversed()))).toEqual(['duplicate', 'duplicate']);
    expect((await anonymous('ann').view())?.profile.counts).toEqual({ 'Product Viewed': 2 });
  });

  test('twice in one batch it is accepted once', async () => {
    const event = view('ann');
    expect(statuses(await tell([event, event]))).toEqual(['accepted', 'duplicate']);
  });

  test('50 concurrent tellings: one accepted, 49 duplicate', async () => {
    const event = view('racer');
    const answers = await Promise.all(Array.from({ length: 50 }, () => tell([event])));
    const all = answers.flatMap(statuses);
    expect(all.filter((status) => status === 'accepted')).toHaveLength(1);
    expect(all.filter((status) => status === 'duplicate')).toHaveLength(49);
    expect((await anonymous('racer').view())?.profile.counts).toEqual({ 'Product Viewed': 1 });
  });

  test('a key is one customer’s own: another may use it too', async () => {
    expect(statuses(await tell([view('ann', { messageId: 'k' })]))).toEqual(['accepted']);
    expect(statuses(await tell([view('bob', { messageId: 'k' })]))).toEqual(['accepted']);
  });

  test('an event without a key is known again by its content and time', async () => {
    const event = { type: 'page', anonymousId: 'ann', timestamp: new Date().toISOString() };
    const first = await tell([event]);
    expect(statuses(first)).toEqual(['accepted']);
    const again = await tell([{ ...event, sentAt: new Date().toISOString() }]);
    expect(statuses(again)).toEqual(['duplicate']);
    expect(again.results[0]?.messageId).toBe(first.results[0]?.messageId);
  });
});

describe('an order counts once per site', () => {
  test('told by a browser and then by a server under another identity, the server’s values win', async () => {
    expect(statuses(await tell([order('1', 10, { anonymousId: 'ann' })]))).toEqual(['accepted']);
    expect(statuses(await tell([order('1', 12, { userId: 'u-ann' })], asServer))).toEqual(['accepted']);
    expect((await anonymous('ann').view())?.profile.spent).toEqual({});
    expect((await known('u-ann').view())?.profile.spent).toMatchObject({ EUR: { orders: 1, revenueMinor: 1200 } });
  });

  test('told by a server first, a browser’s telling is a duplicate wherever it comes from', async () => {
    await tell([order('2', 12, { userId: 'u-ann' })], asServer);
    expect(statuses(await tell([order('2', 99, { anonymousId: 'ann' })]))).toEqual(['duplicate']);
    expect(await anonymous('ann').view()).toBeUndefined();
  });

  test('told by two browsers it is a duplicate for the second', async () => {
    await tell([order('3', 12, { anonymousId: 'ann' })]);
    expect(statuses(await tell([order('3', 12, { anonymousId: 'bob' })]))).toEqual(['duplicate']);
  });

  test('a browser that takes the order’s key first cannot silence the server’s order', async () => {
    await tell([view('ann', { messageId: 'order:4' })]);
    const told = await tell([order('4', 12, { anonymousId: 'ann' })], asServer);
    expect(statuses(told)).toEqual(['accepted']);
    expect((await anonymous('ann').view())?.profile.spent).toMatchObject({ EUR: { orders: 1, revenueMinor: 1200 } });
  });

  test('a browser that takes the name an erased order is kept under neither silences the order nor its erasure', async () => {
    const kept = `sha256:${await sha256Hex('8')}`;
    for (const orderId of [kept, `=${kept}`]) {
      expect(statuses(await tell([order(orderId, 1, { anonymousId: 'mallory' })]))).toEqual(['accepted']);
    }
    expect(statuses(await tell([order('8', 10, { anonymousId: 'ann' })]))).toEqual(['accepted']);
    expect(statuses(await tell([order('8', 12, { userId: 'u-ann' })], asServer))).toEqual(['accepted']);
    expect(statuses(await tell([order(kept, 1, { anonymousId: 'bob' })]))).toEqual(['duplicate']);
  });

  test('a browser whose claim never counted does not turn the server’s order into a mere confirmation', async () => {
    await tell([view('mallory', { messageId: 'order:5' })]);
    // Its key is known, so the telling is a duplicate; the claim it made is an empty one.
    expect(statuses(await tell([order('5', 1, { anonymousId: 'mallory' })]))).toEqual(['duplicate']);
    await tell([order('5', 12, { userId: 'u-ann' })], asServer);
    const facts = await outboxTypes('u-ann');
    expect(facts).toContain('order.completed');
    expect(facts).not.toContain('order.confirmed');
  });

  test('the server’s telling repeated is a duplicate, also after it took the order over from a browser', async () => {
    await tell([order('6', 10, { anonymousId: 'ann' })]);
    await tell([order('6', 12, { userId: 'u-ann' })], asServer);
    expect(statuses(await tell([order('6', 12, { userId: 'u-ann' })], asServer))).toEqual(['duplicate']);
    expect((await known('u-ann').view())?.profile.spent).toMatchObject({ EUR: { orders: 1, revenueMinor: 1200 } });
  });

  test('50 concurrent tellings by browsers and servers leave one order that counts', async () => {
    const tellings = Array.from({ length: 50 }, (_, index) =>
      index % 2
        ? tell([order('7', 12, { userId: 'u-ann' }, { messageId: `s${index}` })], asServer)
        : tell([order('7', 10, { anonymousId: `dev-${index % 6}` }, { messageId: `b${index}` })]),
    );
    await Promise.all(tellings);
    // Whoever was told to come again does.
    await tell([order('7', 12, { userId: 'u-ann' }, { messageId: 's-last' })], asServer);
    const views = await Promise.all(['dev-0', 'dev-2', 'dev-4'].map((id) => anonymous(id).view()));
    expect(views.flatMap((found) => found?.profile.orders ?? [])).toEqual([]);
    expect((await known('u-ann').view())?.profile.spent).toMatchObject({ EUR: { orders: 1, revenueMinor: 1200 } });
  });

  test('and a refund by the server comes off whoever has the order, whomever it names', async () => {
    await tell([order('R-1', 20, { anonymousId: 'ann' })]);
    await tell(
      [
        {
          type: 'track',
          event: 'Order Refunded',
          messageId: 'refund',
          userId: 'u-ann',
          properties: { order_id: 'R-1', total: 5 },
        },
      ],
      asServer,
    );
    expect((await anonymous('ann').view())?.profile.spent).toMatchObject({ EUR: { orders: 1, revenueMinor: 1500 } });
    expect(await known('u-ann').view()).toBeUndefined();
  });
});

async function outboxTypes(userId: string): Promise<string[]> {
  const { runInDurableObject } = await import('cloudflare:test');
  return runInDurableObject(known(userId), (_object, state) => {
    const [row] = state.storage.sql.exec<{ outbox: string }>('SELECT outbox FROM customer').toArray();
    const chunks = JSON.parse(row?.outbox ?? '[]') as { facts: { type: string }[] }[];
    return chunks.flatMap(({ facts }) => facts.map(({ type }) => type));
  });
}
