import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { afterEach, describe, expect, test, vi } from 'vitest';
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
import { CustomerObject } from './customer-object.ts';
import { KeyMemory } from './key-memory.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

type Step = 'handover' | 'forget';
const died = Object.assign(new Error('the other side is gone'), { stack: '' });

/** Lets one step of the protocol fail once: before anything was done, or after all was done and the answer got lost. */
function dieOnce(step: Step, when: 'before' | 'after'): void {
  const whole = CustomerObject.prototype[step] as (...args: unknown[]) => Promise<unknown>;
  vi.spyOn(CustomerObject.prototype, step).mockImplementationOnce(async function (
    this: CustomerObject,
    ...args: unknown[]
  ) {
    if (when === 'after') await whole.apply(this, args);
    throw died;
  } as never);
}

/** The user dies between reading what was handed over and making it durable. */
function dieWhileAbsorbing(): void {
  vi.spyOn(KeyMemory.prototype, 'with').mockImplementationOnce(() => {
    throw died;
  });
}

/** The user dies when it is only left to forget that there was a merge. */
function dieWhileFinishing(): void {
  const whole = CustomerObject.prototype.forget;
  vi.spyOn(CustomerObject.prototype, 'forget').mockImplementationOnce(async function (this: CustomerObject, ...args) {
    await whole.apply(this, args);
    vi.spyOn(KeyMemory.prototype, 'remember').mockImplementationOnce(() => {
      throw died;
    });
  });
}

const edges: [string, () => void][] = [
  ['before the device was asked', () => dieOnce('handover', 'before')],
  ['after the device froze, its answer lost', () => dieOnce('handover', 'after')],
  ['while the user took it in', dieWhileAbsorbing],
  ['after the user took it in, before the device was told', () => dieOnce('forget', 'before')],
  ['after the device forgot, its answer lost', () => dieOnce('forget', 'after')],
  ['while the user noted that it is over', dieWhileFinishing],
];
const whoDies: [string, () => Promise<void>][] = [
  ['the user', () => evictDurableObject(known('ann'))],
  ['the device', () => evictDurableObject(anonymous('phone'))],
  ['both', async () => Promise.all([evictDurableObject(known('ann')), evictDurableObject(anonymous('phone'))]).then()],
  ['nobody', async () => {}],
];
const cases = edges.flatMap(([edge, arm]) => whoDies.map(([who, kill]) => ({ edge, who, arm, kill })));

describe('a merge that dies', () => {
  test.each(cases)('$edge, with $who restarted, ends by alarm with one copy of everything', async ({ arm, kill }) => {
    const earlier = [view('phone'), view('phone'), order('c1', 10, { anonymousId: 'phone' })];
    await tell([...earlier, view('any', { userId: 'ann' })]);
    await tell([view('any', { userId: 'ann' })], asServer);
    arm();
    const said = identify('ann', 'phone');
    expect(statuses(await tell([said], asServer))).toEqual(['accepted']);
    expect((await stored(known('ann')))?.state.absorbing).toHaveLength(1);
    await kill();

    // What comes in between is taken in once or told to come again, never lost.
    const between = view('phone');
    const answers = [...statuses(await tell([between])), ...statuses(await tell([said], asServer))];
    expect(answers).toEqual([expect.stringMatching('accepted|retry'), 'duplicate']);

    expect(await runDurableObjectAlarm(known('ann'))).toBe(true);
    const state = (await stored(known('ann')))?.state;
    expect(state?.absorbing).toBeUndefined();
    expect(statuses(await tell([between]))).toEqual([answers[0] === 'retry' ? 'accepted' : 'duplicate']);
    expect(statuses(await tell(earlier))).toEqual(['duplicate', 'duplicate', 'duplicate']);

    const profile = (await known('ann').view())?.profile;
    expect(profile?.counts).toEqual({ 'Product Viewed': 4, 'Order Completed': 1, identify: 1 });
    expect(profile?.spent).toMatchObject({ EUR: { orders: 1, revenueMinor: 1000 } });
    expect((await stored(known('ann')))?.state.history.events).toHaveLength(6);
    expect((await stored(anonymous('phone')))?.state).toMatchObject({
      handed: { to: 'ann', forward: { to: 'ann' } },
      profile: { counts: {} },
    });

    for (const door of [anonymous('phone'), known('ann'), anonymous('any')]) await drain(door);
    const told = await bindings.DB.prepare(
      "SELECT type, count(*) AS count FROM facts WHERE type IN ('order.completed', 'customer.merged') GROUP BY type",
    ).all();
    expect(told.results).toEqual([
      { type: 'customer.merged', count: 2 },
      { type: 'order.completed', count: 1 },
    ]);
    const events = await bindings.DB.prepare('SELECT sum(count) AS count FROM event_counts').first();
    expect(events).toEqual({ count: 7 });
  });

  test('keeps an alarm armed for as long as it takes, and asks less and less often', async () => {
    await tell([view('phone')]);
    const handover = vi.spyOn(CustomerObject.prototype, 'handover').mockRejectedValue(died);
    await tell([identify('ann', 'phone')], asServer);
    for (let times = 0; times < 5; times += 1) expect(await runDurableObjectAlarm(known('ann'))).toBe(true);
    expect(handover.mock.calls.length).toBeGreaterThanOrEqual(5);
    expect((await stored(known('ann')))?.state.absorbing).toHaveLength(1);
    handover.mockRestore();
    expect(await runDurableObjectAlarm(known('ann'))).toBe(true);
    expect((await stored(known('ann')))?.state.absorbing).toBeUndefined();
  });

  test('while a device waits for its user, another user waits for the device, and both end', async () => {
    await tell([view('tablet')]);
    dieOnce('handover', 'after');
    await tell([identify('ann', 'tablet')], asServer);
    expect(statuses(await tell([view('tablet')]))).toEqual(['retry']);
    await tell([identify('bob', 'tablet')], asServer);
    expect((await stored(known('bob')))?.state.absorbing).toHaveLength(1);
    await runDurableObjectAlarm(known('bob'));
    await runDurableObjectAlarm(known('ann'));
    await runDurableObjectAlarm(known('bob'));
    await tell([view('tablet')]);
    expect((await known('ann').view())?.profile.counts).toEqual({ 'Product Viewed': 1, identify: 1 });
    expect((await known('bob').view())?.profile.counts).toEqual({ 'Product Viewed': 1, identify: 1 });
    expect((await stored(known('bob')))?.state.absorbing).toBeUndefined();
  });
});

describe('an order while its device is on its way to a user', () => {
  test('told by the server in between is told to come again, and counts once', async () => {
    await tell([order('c2', 10, { anonymousId: 'phone' })]);
    dieOnce('handover', 'after');
    await tell([identify('ann', 'phone')], asServer);
    const told = () => tell([order('c2', 12, { userId: 'ann' })], asServer);
    expect(statuses(await told())).toEqual(['retry']);
    await runDurableObjectAlarm(known('ann'));
    expect(statuses(await told())).toEqual(['accepted']);
    expect(statuses(await told())).toEqual(['duplicate']);
    expect((await known('ann').view())?.profile.spent).toMatchObject({ EUR: { orders: 1, revenueMinor: 1200 } });
    const types = (await stored(known('ann')))?.outbox.flatMap(({ facts }) => facts.map(({ type }) => type));
    expect(types?.filter((type) => type.startsWith('order.'))).toEqual(['order.confirmed']);
  });
});
