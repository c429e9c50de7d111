import { SELF } from 'cloudflare:test';
import type { Profile } from '@footfall/engine';
import { describe, expect, test } from 'vitest';
import { get } from '../testing/get.ts';
import {
  anonymous,
  asServer,
  bindings,
  drain,
  identify,
  known,
  order,
  statuses,
  stored,
  surveysOf,
  tell,
  view,
} from '../testing/worker.ts';

async function read(id: string): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await SELF.fetch(`https://footfall.test/v1/customers/${encodeURIComponent(id)}`, {
    headers: asServer,
  });
  return { status: response.status, body: await response.json() };
}

const counts = async (userId: string) => (await known(userId).view())?.profile.counts;
const types = async (door: Parameters<typeof stored>[0]) =>
  ((await stored(door))?.outbox ?? []).flatMap(({ facts }) => facts.map(({ type }) => type));

describe('a trusted identify makes a device part of its user', () => {
  test('all it did is theirs, and it keeps nothing but where events go on', async () => {
    await tell([view('phone'), view('phone'), order('m1', 10, { anonymousId: 'phone' })]);
    await tell([view('laptop', { userId: 'ann' })], asServer);
    const said = await tell([identify('ann', 'phone', { traits: { plan: 'gold' } })], asServer);
    expect(statuses(said)).toEqual(['accepted']);

    const profile = (await known('ann').view())?.profile;
    expect(profile?.counts).toEqual({ 'Product Viewed': 3, 'Order Completed': 1, identify: 1 });
    expect(profile?.spent).toMatchObject({ EUR: { orders: 1, revenueMinor: 1000 } });
    expect(profile?.traits).toEqual({ plan: 'gold' });
    expect((await stored(known('ann')))?.state.absorbing).toBeUndefined();

    const left = (await stored(anonymous('phone')))?.state;
    expect(left?.handed).toMatchObject({ to: 'ann', forward: { to: 'ann' } });
    expect(left?.profile).toMatchObject({ counts: {}, orders: [], spent: {} });
    expect(left?.history.events).toEqual([]);
    expect(await types(anonymous('phone'))).toContain('customer.merged');
    expect(await types(known('ann'))).toContain('customer.merged');
  });

  test('and whoever asks for the device, by either id, is told of the user', async () => {
    await tell([view('phone')]);
    const before = await read('phone');
    await tell([identify('ann', 'phone')], asServer);
    const user = await read('ann');
    expect(user.body).toMatchObject({ userId: 'ann', trust: 'known', counts: { 'Product Viewed': 1 } });
    expect((await read('phone')).body).toEqual(user.body);
    expect((await read(String(before.body.id))).body).toEqual(user.body);
    expect(before.body.id).not.toBe(user.body.id);
  });

  test('the list of customers has one person, and what the device did stays under its own id', async () => {
    await tell([view('phone'), order('m2', 10, { anonymousId: 'phone' })]);
    const device = String((await read('phone')).body.id);
    await tell([identify('ann', 'phone')], asServer);
    for (const door of [anonymous('phone'), known('ann')]) await drain(door);
    const user = String((await read('ann')).body.id);

    const people = await bindings.DB.prepare('SELECT id FROM customers WHERE merged_into IS NULL').all<{
      id: string;
    }>();
    expect(people.results).toEqual([{ id: user }]);
    const facts = await bindings.DB.prepare(
      "SELECT customer, type FROM facts WHERE type NOT LIKE 'segment.%' ORDER BY customer = ?, sequence",
    )
      .bind(user)
      .all();
    expect(facts.results).toEqual([
      { customer: device, type: 'order.completed' },
      { customer: device, type: 'customer.merged' },
      { customer: user, type: 'customer.merged' },
    ]);
    const merged = await bindings.DB.prepare('SELECT merged_into FROM customers WHERE id = ?').bind(device).first();
    expect(merged).toEqual({ merged_into: user });
    expect((await stored(anonymous('phone')))?.outbox).toEqual([]);
  });

  test('both timelines are read, search finds the person by the device, and an export holds all of it', async () => {
    const event = view('phone');
    await tell([event]);
    const device = String((await read('phone')).body.id);
    const said = identify('ann', 'phone');
    await tell([said], asServer);
    for (const door of [anonymous('phone'), known('ann')]) await drain(door);
    const user = String((await read('ann')).body.id);

    type Timeline = { data: { type: string; why: object; data: object }[] };
    const timeline = (id: string) => get<Timeline>(`/v1/customers/${id}/timeline`);
    const merge = { from: device, into: user, anonymousId: 'phone' };
    const [ended] = (await timeline(device)).data;
    expect(ended).toMatchObject({ type: 'customer.merged', data: merge, why: { messageId: said.messageId } });
    expect((await timeline(device)).data.map(({ type }) => type)).toContain('event.accepted');
    for (const id of ['ann', 'phone', user]) {
      const begun = (await timeline(id)).data.find(({ type }) => type === 'customer.merged');
      expect(begun).toMatchObject({ data: merge, why: { messageId: said.messageId } });
    }
    for (const search of ['phone', device.slice(0, 12), 'ann']) {
      const { data } = await get<{ data: { id: string }[] }>(`/v1/customers?search=${search}`);
      expect(data.map(({ id }) => id)).toEqual([user]);
    }
    const whole = await get<{ devices: { id: string }[] }>('/v1/customers/ann/export');
    expect(whole.devices.map(({ id }) => id)).toEqual([device]);
    expect(JSON.stringify(whole.devices)).toContain(event.messageId);
  });

  test('two devices both become part of one user, whose first sight is that of the older', async () => {
    const early = new Date(Date.now() - 60_000).toISOString();
    await tell([view('phone'), view('laptop', { timestamp: early })]);
    await tell([identify('ann', 'phone')], asServer);
    await tell([identify('ann', 'laptop')], asServer);
    expect(await counts('ann')).toEqual({ 'Product Viewed': 2, identify: 2 });
    const state = (await stored(known('ann')))?.state;
    expect(state?.firstId).toBe('laptop');
    expect(state?.profile.firstSeenAt).toBe(Date.parse(early));
  });

  test('said again and again it stays one merge, and writes nothing more than any event', async () => {
    await tell([view('phone')]);
    for (let times = 0; times < 3; times += 1) await tell([identify('ann', 'phone')], asServer);
    expect(await counts('ann')).toEqual({ 'Product Viewed': 1, identify: 3 });
    expect((await types(known('ann'))).filter((type) => type === 'customer.merged')).toHaveLength(1);
  });

  test('a device that nobody has seen is theirs from its first event on', async () => {
    await tell([identify('ann', 'phone')], asServer);
    expect((await stored(anonymous('phone')))?.outbox).toEqual([]);
    expect(statuses(await tell([view('phone')]))).toEqual(['accepted']);
    expect(await counts('ann')).toEqual({ identify: 1, 'Product Viewed': 1 });
    expect((await read('phone')).body).toMatchObject({ userId: 'ann' });
  });

  test('an alias by a trusted caller says the same', async () => {
    await tell([view('phone')]);
    await tell([{ type: 'alias', messageId: 'al', previousId: 'phone', userId: 'ann' }], asServer);
    expect(await counts('ann')).toEqual({ 'Product Viewed': 1, alias: 1 });
  });

  test('any other event that names both merges nothing', async () => {
    await tell([view('phone')]);
    await tell([view('phone', { userId: 'ann' })], asServer);
    expect((await anonymous('phone').view())?.profile.counts).toEqual({ 'Product Viewed': 1 });
  });
});

describe('a batch is cut at each trusted identify', () => {
  test('what comes before it is merged, what comes after it goes on', async () => {
    const batch = [
      view('phone'),
      identify('ann', 'phone'),
      view('phone'),
      view('other'),
      view('phone', { userId: 'ann' }),
    ];
    expect(statuses(await tell(batch, asServer))).toEqual(['accepted', 'accepted', 'accepted', 'accepted', 'accepted']);
    expect(await counts('ann')).toEqual({ 'Product Viewed': 3, identify: 1 });
    expect((await anonymous('other').view())?.profile.counts).toEqual({ 'Product Viewed': 1 });
    expect(statuses(await tell(batch, asServer))).toEqual(batch.map(() => 'duplicate'));
    expect(await counts('ann')).toEqual({ 'Product Viewed': 3, identify: 1 });
  });

  test('also where two users sign in on one device, one after the other', async () => {
    const batch = [
      view('tablet'),
      identify('ann', 'tablet'),
      view('tablet'),
      identify('bob', 'tablet'),
      view('tablet'),
    ];
    expect(statuses(await tell(batch, asServer))).toEqual(batch.map(() => 'accepted'));
    expect(await counts('ann')).toEqual({ 'Product Viewed': 2, identify: 1 });
    expect(await counts('bob')).toEqual({ 'Product Viewed': 1, identify: 1 });
  });

  test('an order before it counts once, as one after it does', async () => {
    const batch = [
      order('m3', 10, { anonymousId: 'phone' }),
      identify('ann', 'phone'),
      order('m4', 5, { anonymousId: 'phone' }),
    ];
    expect(statuses(await tell(batch, asServer))).toEqual(['accepted', 'accepted', 'accepted']);
    expect((await known('ann').view())?.profile.spent).toMatchObject({ EUR: { orders: 2, revenueMinor: 1500 } });
    expect(statuses(await tell(batch, asServer))).toEqual(['duplicate', 'duplicate', 'duplicate']);
  });
});

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
