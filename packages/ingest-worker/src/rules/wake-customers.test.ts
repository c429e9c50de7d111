import { runInDurableObject } from 'cloudflare:test';
import type { PublishProgress, SegmentRule } from '@footfall/contract';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Env } from '../env.ts';
import { sweep } from '../sweep.ts';
import { eventually, Shop } from '../testing/shop.ts';
import { bindings, order } from '../testing/worker.ts';
import type { Clock } from './clock.ts';
import { publishRules } from './publish-rules.ts';
import { publishProgress } from './store.ts';
import { wakeCustomers } from './wake-customers.ts';

const HOUR_MS = 60 * 60_000;
const users = ['ann', 'ben', 'cleo', 'dan', 'eve'];
/** Hints are lost here, so that only the test drives a publish. */
const hintless: Env = { ...bindings, WAKES: { send: async () => {} } as unknown as Env['WAKES'] };

/** Time that passes only while somebody pauses; it may break off. */
class TestClock implements Clock {
  time = Date.now();
  readonly pauses: number[] = [];
  readonly #breakAfter: number;

  constructor(breakAfter = Number.POSITIVE_INFINITY) {
    this.#breakAfter = breakAfter;
  }

  now(): number {
    return this.time;
  }

  async pause(ms: number): Promise<void> {
    if (this.pauses.length >= this.#breakAfter) throw new Error('killed');
    this.pauses.push(ms);
    this.time += ms;
  }
}

const buyers = (version: number): SegmentRule => ({
  id: `buyers-${version}`,
  name: 'Buyers',
  changedIn: version,
  createdIn: version,
  when: { op: 'did', event: 'Order Completed' },
});
const addBuyers = (env: Env, site: string) =>
  publishRules(
    env,
    site,
    ({ segments = [] }, version) => ({ parts: { segments: [...segments, buyers(version)] }, wakes: true }),
    Date.now(),
  );

let shop: Shop;

async function shopWithBuyers(settings = {}): Promise<void> {
  shop = await Shop.open(settings);
  await shop.tell(...users.map((userId) => order(`${shop.id}-${userId}`, 10, { userId })));
}

async function progress(site: string): Promise<PublishProgress | undefined> {
  return (await publishProgress(bindings.DB, site)).at(-1);
}

/** The version of the rules each of them has met. */
async function met(): Promise<number[]> {
  const versions = users.map((user) =>
    runInDurableObject(shop.customer(user), (_object, state) => {
      const [row] = state.storage.sql.exec<{ state: string }>('SELECT state FROM customer').toArray();
      return (JSON.parse(row?.state ?? '{}') as { segments: { rulesVersion: number } }).segments.rulesVersion;
    }),
  );
  return Promise.all(versions);
}

// What is still on its way would meet the next test's empty database.
afterEach(() => Promise.all(users.map((user) => shop.settled(user))));

describe('after a publish known customers meet the new rules', () => {
  test('without doing anything, and how far that has come is told', async () => {
    await shopWithBuyers();
    await addBuyers(bindings, shop.id);
    await eventually(async () => (await progress(shop.id))?.state === 'done', 'everybody to be woken');
    expect(await met()).toEqual([2, 2, 2, 2, 2]);
    expect(await progress(shop.id)).toMatchObject({ version: 2, total: 5, done: 5, failed: 0 });
  });

  test('at the site’s rate', async () => {
    await shopWithBuyers({ wakesPerSecond: 2 });
    await addBuyers(hintless, shop.id);
    const clock = new TestClock();
    expect(await wakeCustomers(hintless, shop.id, 2, clock)).toBe(false);
    expect(clock.pauses).toEqual([1000, 1000]);
    expect(await met()).toEqual([2, 2, 2, 2, 2]);
  });

  test('while they go on shopping', async () => {
    await shopWithBuyers();
    await addBuyers(hintless, shop.id);
    await Promise.all([
      wakeCustomers(hintless, shop.id, 2),
      shop.tell(...users.map((userId) => order(`${shop.id}-again-${userId}`, 10, { userId }))),
    ]);
    expect(await met()).toEqual([2, 2, 2, 2, 2]);
    const { results } = await bindings.DB.prepare(
      `SELECT customer FROM facts WHERE site = ? AND type = 'segment.entered'`,
    )
      .bind(shop.id)
      .all();
    expect(results).toHaveLength(5);
  });
});

describe('cut off anywhere it goes on', () => {
  test('from the last page, once the lease is over, and each customer counts once', async () => {
    await shopWithBuyers({ wakesPerSecond: 2 });
    await addBuyers(hintless, shop.id);
    await expect(wakeCustomers(hintless, shop.id, 2, new TestClock(0))).rejects.toThrow('killed');
    expect(await progress(shop.id)).toMatchObject({ state: 'running', total: 5, done: 2 });
    expect((await met()).filter((version) => version === 2)).toHaveLength(2);

    const soon = new TestClock();
    await wakeCustomers(hintless, shop.id, 2, soon);
    expect(await progress(shop.id)).toMatchObject({ done: 2 });
    const later = new TestClock();
    later.time += HOUR_MS;
    await wakeCustomers(hintless, shop.id, 2, later);
    expect(await progress(shop.id)).toMatchObject({ state: 'done', total: 5, done: 5 });
    expect(await met()).toEqual([2, 2, 2, 2, 2]);
  });

  test('where every hint was lost, by the sweep', async () => {
    await shopWithBuyers();
    await addBuyers(hintless, shop.id);
    expect(await progress(shop.id)).toMatchObject({ state: 'running', done: 0 });
    await sweep(bindings, Date.now());
    await eventually(async () => (await progress(shop.id))?.state === 'done', 'the sweep to go on');
    expect(await met()).toEqual([2, 2, 2, 2, 2]);
  });

  test('asked twice at once it is driven by one', async () => {
    await shopWithBuyers();
    await addBuyers(hintless, shop.id);
    await Promise.all([1, 2, 3].map(() => wakeCustomers(hintless, shop.id, 2)));
    expect(await progress(shop.id)).toMatchObject({ state: 'done', done: 5 });
  });
});

describe('nobody is left out', () => {
  test('a newer publish takes an unfinished one over from the start', async () => {
    await shopWithBuyers({ wakesPerSecond: 2 });
    await addBuyers(hintless, shop.id);
    await expect(wakeCustomers(hintless, shop.id, 2, new TestClock(0))).rejects.toThrow('killed');
    await addBuyers(hintless, shop.id);
    expect(await wakeCustomers(hintless, shop.id, 2, new TestClock())).toBe(false);
    await wakeCustomers(hintless, shop.id, 3, new TestClock());
    expect(await publishProgress(bindings.DB, shop.id)).toMatchObject([{ version: 3, state: 'done', done: 5 }]);
    expect(await met()).toEqual([3, 3, 3, 3, 3]);
  });

  test('whom a Worker with old rules made meanwhile is found a minute later', async () => {
    await shopWithBuyers();
    await addBuyers(hintless, shop.id);
    await wakeCustomers(hintless, shop.id, 2);
    const late = {
      key: '00'.repeat(8),
      at: Date.now(),
      receivedAt: Date.now(),
      trusted: true,
      late: false,
      historical: false,
    };
    const event = { type: 'track' as const, event: 'Order Completed', messageId: 'late', userId: 'eve-2' };
    const name = JSON.stringify([shop.id, 'u', 'eve-2']);
    const stub = shop.customer('eve-2');
    await stub.take({ v: 1, name, rulesVersion: 1, now: Date.now(), events: [{ ...late, event }], mayCreate: true });
    await shop.settled('eve-2');
    await sweep(bindings, Date.now() + 61_000);
    const members = async () =>
      bindings.DB.prepare(`SELECT count(*) AS count FROM facts WHERE site = ? AND type = 'segment.entered'`)
        .bind(shop.id)
        .first<{ count: number }>();
    await eventually(async () => (await members())?.count === 6, 'the latecomer to enter');
    expect(await progress(shop.id)).toMatchObject({ total: 5, done: 5 });
  });

  test('one who cannot be asked is counted, and holds up no other', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    await shopWithBuyers();
    const broken = bindings.CUSTOMERS.idFromName(JSON.stringify([shop.id, 'u', 'ben'])).toString();
    const CUSTOMERS = {
      idFromString: (id: string) => bindings.CUSTOMERS.idFromString(id),
      get: (id: DurableObjectId) => {
        if (id.toString() === broken) return { wake: () => Promise.reject(new Error('out of order')) };
        return bindings.CUSTOMERS.get(id);
      },
    } as unknown as Env['CUSTOMERS'];
    await addBuyers(hintless, shop.id);
    await wakeCustomers({ ...hintless, CUSTOMERS }, shop.id, 2, new TestClock());
    expect(await progress(shop.id)).toMatchObject({ state: 'done', total: 5, done: 4, failed: 1 });
    expect(await met()).toEqual([2, 1, 2, 2, 2]);
  });
});
