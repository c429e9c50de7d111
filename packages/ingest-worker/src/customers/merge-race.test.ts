import { runDurableObjectAlarm } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { anonymous, asServer, identify, known, order, stored, tell, view } from '../testing/worker.ts';

const WIDE = 50;
type Event = { messageId?: unknown };

/** Sends each event until it is taken in, as clients do. */
async function tellUntilTaken(event: Event, headers?: Record<string, string>): Promise<void> {
  for (let times = 0; times < 50; times += 1) {
    const { results } = await tell([event], headers);
    if (results[0]?.status !== 'retry') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${event.messageId} was told to come again for ever`);
}

describe('races', () => {
  test('50 trusted identifies of one device at once make one merge', async () => {
    await tell([view('phone'), view('phone')]);
    await Promise.all(Array.from({ length: WIDE }, () => tellUntilTaken(identify('ann', 'phone'), asServer)));
    await runDurableObjectAlarm(known('ann'));
    expect((await known('ann').view())?.profile.counts).toEqual({ 'Product Viewed': 2, identify: WIDE });
    const { state, outbox = [] } = (await stored(known('ann'))) ?? {};
    expect(state?.absorbing).toBeUndefined();
    const facts = outbox.flatMap((chunk) => chunk.facts);
    expect(facts.filter(({ type }) => type === 'customer.merged')).toHaveLength(1);
    expect(facts.map(({ sequence }) => sequence)).toEqual(facts.map((_, index) => index + 1));
  });

  test('50 events of a device that is being merged are each counted once', async () => {
    await tell([view('phone')]);
    const told = Array.from({ length: WIDE }, (_, index) =>
      index === WIDE / 2 ? tellUntilTaken(identify('ann', 'phone'), asServer) : tellUntilTaken(view('phone')),
    );
    await Promise.all(told);
    await runDurableObjectAlarm(known('ann'));
    expect((await known('ann').view())?.profile.counts).toEqual({ 'Product Viewed': WIDE, identify: 1 });
    expect(await anonymous('phone').view()).toBeUndefined();
  });

  test('50 devices merged into one user at once all become part of them', async () => {
    const devices = Array.from({ length: WIDE }, (_, index) => `device-${index}`);
    await tell(devices.map((device) => view(device)));
    await Promise.all(devices.map((device) => tellUntilTaken(identify('ann', device), asServer)));
    for (let round = 0; round < 3; round += 1) await runDurableObjectAlarm(known('ann'));
    expect((await known('ann').view())?.profile.counts).toEqual({ 'Product Viewed': WIDE, identify: WIDE });
    expect((await stored(known('ann')))?.state.absorbing).toBeUndefined();
  });

  test('two users who claim one device at once: one has its history, and it goes on to one of them', async () => {
    await tell([view('tablet'), order('r1', 10, { anonymousId: 'tablet' })]);
    const told = Array.from({ length: WIDE }, (_, index) =>
      tellUntilTaken(identify(index % 2 ? 'ann' : 'bob', 'tablet'), asServer),
    );
    await Promise.all(told);
    for (const user of ['ann', 'bob', 'ann', 'bob']) await runDurableObjectAlarm(known(user));
    await tell([view('tablet')]);
    const [ann, bob] = await Promise.all(['ann', 'bob'].map((user) => known(user).view()));
    const views = [ann, bob].map((found) => found?.profile.counts['Product Viewed'] ?? 0);
    expect(views.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect([ann, bob].map((found) => found?.profile.orders.length).sort()).toEqual([0, 1]);
    for (const user of ['ann', 'bob']) expect((await stored(known(user)))?.state.absorbing).toBeUndefined();
  });

  test('an order told by browser and server while its device is being merged counts once, at the server’s price', async () => {
    await tell([view('phone')]);
    const told = Array.from({ length: WIDE }, (_, index) => {
      if (index === WIDE / 2) return tellUntilTaken(identify('ann', 'phone'), asServer);
      return index % 2
        ? tellUntilTaken(order('r2', 12, { userId: 'ann' }, { messageId: `s${index}` }), asServer)
        : tellUntilTaken(order('r2', 10, { anonymousId: 'phone' }, { messageId: `b${index}` }));
    });
    await Promise.all(told);
    await runDurableObjectAlarm(known('ann'));
    const profile = (await known('ann').view())?.profile;
    expect(profile?.spent).toMatchObject({ EUR: { orders: 1, revenueMinor: 1200 } });
    expect(profile?.counts['Order Completed']).toBe(1);
  });
});
