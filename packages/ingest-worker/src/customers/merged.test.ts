import type { Profile } from '@footfall/engine';
import { describe, expect, test } from 'vitest';
import { counts, read, types } from '../testing/merges.ts';
import {
  anonymous,
  asServer,
  identify,
  known,
  order,
  statuses,
  stored,
  surveysOf,
  tell,
  view,
} from '../testing/worker.ts';

describe('an event of a device that belongs to somebody', () => {
  test('adds what was done and nothing of who did it, where a browser tells it', async () => {
    await tell([identify('ann', 'phone', { traits: { plan: 'gold' } })], asServer);
    const before = (await known('ann').view())?.profile;
    const context = { consent: { message: true }, traits: { email: 'mallory@shop.example' } };
    await tell([
      view('phone', { userId: 'mallory', context }),
      { ...identify('mallory', 'phone', { traits: { email: 'mallory@shop.example' } }), context },
    ]);
    const after = (await known('ann').view())?.profile;
    const personal = ({ userId, anonymousId, claims, traits, contacts, consent }: Profile) => {
      return { userId, anonymousId, claims, traits, contacts, consent };
    };
    expect(after && personal(after)).toEqual(before && personal(before));
    expect(after?.counts).toEqual({ identify: 2, 'Product Viewed': 1 });
    expect(JSON.stringify(await stored(known('ann')))).not.toContain('mallory');
  });

  test('goes on whole where a trusted caller names the device alone', async () => {
    await tell([identify('ann', 'phone')], asServer);
    await tell([{ type: 'identify', messageId: 'x', anonymousId: 'phone', traits: { plan: 'gold' } }], asServer);
    expect((await known('ann').view())?.profile.traits).toEqual({ plan: 'gold' });
  });

  test('that was taken in before the merge is a duplicate after it', async () => {
    const event = view('phone');
    await tell([event]);
    await tell([identify('ann', 'phone')], asServer);
    expect(statuses(await tell([event]))).toEqual(['duplicate']);
    expect(await counts('ann')).toEqual({ 'Product Viewed': 1, identify: 1 });
  });

  test('that was told to both before they were one counts once', async () => {
    const event = view('phone', { userId: 'ann', timestamp: new Date().toISOString() });
    await tell([event, view('phone')]);
    await tell([event], asServer);
    await tell([identify('ann', 'phone')], asServer);
    expect(await counts('ann')).toEqual({ 'Product Viewed': 2, identify: 1 });
    expect((await stored(known('ann')))?.state.history.events).toHaveLength(3);
  });

  test('offers the survey it would have offered, and names no user to the browser', async () => {
    await tell([identify('ann-the-secret', 'phone')], asServer);
    const answer = await tell([order('m5', 10, { anonymousId: 'phone' })]);
    expect(answer.actions).toMatchObject([{ type: 'survey.show' }]);
    const readable = surveysOf(answer).map(({ responseToken }) =>
      atob((responseToken.split('.')[0] ?? '').replace(/-/g, '+').replace(/_/g, '/')),
    );
    expect(JSON.stringify([answer, readable])).not.toContain('ann-the-secret');
  });
});

describe('a device that several people use', () => {
  test('after reset it is another device, and becomes part of the next user alone', async () => {
    await tell([view('before-reset'), view('after-reset')]);
    await tell([identify('ann', 'before-reset')], asServer);
    await tell([identify('bob', 'after-reset')], asServer);
    expect(await counts('ann')).toEqual({ 'Product Viewed': 1, identify: 1 });
    expect(await counts('bob')).toEqual({ 'Product Viewed': 1, identify: 1 });
  });

  test('without it the first keeps all that was done, and what follows is of whoever was named last', async () => {
    await tell([view('tablet')]);
    const device = String((await read('tablet')).body.id);
    await tell([identify('ann', 'tablet')], asServer);
    await tell([view('tablet')]);
    await tell([identify('bob', 'tablet')], asServer);
    await tell([view('tablet'), view('tablet')]);
    expect(await counts('ann')).toEqual({ 'Product Viewed': 2, identify: 1 });
    expect(await counts('bob')).toEqual({ 'Product Viewed': 2, identify: 1 });
    await tell([identify('ann', 'tablet')], asServer);
    await tell([view('tablet')]);
    expect(await counts('ann')).toEqual({ 'Product Viewed': 3, identify: 2 });
    // The device's history is Ann's; the device itself is whoever's who uses it.
    expect((await read(device)).body).toMatchObject({ userId: 'ann' });
    expect((await types(anonymous('tablet'))).filter((type) => type === 'customer.merged')).toHaveLength(1);
  });

  test('what is told too late to be news takes it from nobody', async () => {
    await tell([identify('ann', 'tablet')], asServer);
    const lastYear = new Date(Date.now() - 300 * 24 * 60 * 60_000).toISOString();
    await tell([identify('bob', 'tablet', { timestamp: lastYear })], asServer);
    await tell([view('tablet')]);
    expect(await counts('ann')).toEqual({ identify: 1, 'Product Viewed': 1 });
    expect(await counts('bob')).toEqual({ identify: 1 });
  });
});

describe('an order that both tell of', () => {
  const spent = async (userId: string) => (await known(userId).view())?.profile.spent;
  const once = { EUR: { orders: 1, revenueMinor: 1200 } };
  const told = async (userId: string) => (await types(known(userId))).filter((type) => type.startsWith('order.'));

  test('by the device before the merge, by the server after it: the server’s values win, told as confirmed', async () => {
    await tell([order('o1', 10, { anonymousId: 'phone' })]);
    await tell([identify('ann', 'phone')], asServer);
    expect(statuses(await tell([order('o1', 12, { userId: 'ann' })], asServer))).toEqual(['accepted']);
    expect(await spent('ann')).toMatchObject(once);
    expect(await told('ann')).toEqual(['order.confirmed']);
    expect(statuses(await tell([order('o1', 12, { userId: 'ann' })], asServer))).toEqual(['duplicate']);
  });

  test('by the device and the server before the merge', async () => {
    await tell([order('o2', 10, { anonymousId: 'phone' })]);
    await tell([order('o2', 12, { userId: 'ann' })], asServer);
    await tell([identify('ann', 'phone')], asServer);
    expect(await spent('ann')).toMatchObject(once);
    expect((await known('ann').view())?.profile.counts['Order Completed']).toBe(1);
    expect(statuses(await tell([order('o2', 10, { anonymousId: 'phone' })]))).toEqual(['duplicate']);
  });

  test('by the server before the merge, by the device after it', async () => {
    await tell([order('o3', 12, { userId: 'ann' })], asServer);
    await tell([identify('ann', 'phone')], asServer);
    expect(statuses(await tell([order('o3', 99, { anonymousId: 'phone' })]))).toEqual(['duplicate']);
    expect(await spent('ann')).toMatchObject(once);
  });

  test('by the device after the merge, then by the server of somebody else: it is taken back from the user', async () => {
    await tell([identify('ann', 'phone')], asServer);
    await tell([order('o4', 10, { anonymousId: 'phone' })]);
    expect(await spent('ann')).toMatchObject({ EUR: { orders: 1, revenueMinor: 1000 } });
    expect(statuses(await tell([order('o4', 12, { userId: 'bob' })], asServer))).toEqual(['accepted']);
    expect(await spent('ann')).toEqual({});
    expect(await spent('bob')).toMatchObject(once);
  });

  test('by the device before the merge, then by the server of somebody else', async () => {
    await tell([order('o5', 10, { anonymousId: 'phone' })]);
    await tell([identify('ann', 'phone')], asServer);
    await tell([order('o5', 12, { userId: 'bob' })], asServer);
    expect(await spent('ann')).toEqual({});
    expect(await spent('bob')).toMatchObject(once);
    expect(await told('bob')).toEqual(['order.confirmed']);
  });

  test('by another device after the merge it is a duplicate', async () => {
    await tell([order('o6', 12, { anonymousId: 'phone' })]);
    await tell([identify('ann', 'phone')], asServer);
    expect(statuses(await tell([order('o6', 99, { anonymousId: 'laptop' })]))).toEqual(['duplicate']);
    expect(await spent('ann')).toMatchObject(once);
  });
});
