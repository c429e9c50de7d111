import { describe, expect, test } from 'vitest';
import { get } from '../testing/get.ts';
import { counts, read, types } from '../testing/merges.ts';
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
  tell,
  view,
} from '../testing/worker.ts';

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
