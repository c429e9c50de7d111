import { runInDurableObject, SELF } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { customerStubById } from '../customers/customer-stub.ts';
import { sweep } from '../sweep.ts';
import { CANARY, c, DEVICE, liveAsCanary, USER } from '../testing/canary-life.ts';
import { everythingStored, storedIn, unpacked } from '../testing/everything-stored.ts';
import { get } from '../testing/get.ts';
import { Shop } from '../testing/shop.ts';
import { anonymous, asServer, bindings, known, order, post, statuses, tell, view } from '../testing/worker.ts';
import { insertErasure } from './store.ts';

const erase = (id: string, headers = asServer) =>
  SELF.fetch(`https://footfall.test/v1/customers/${id}`, { method: 'DELETE', headers });

async function erased(id: string): Promise<{ id: string; customer: string }> {
  const answer = await erase(id);
  expect(answer.status).toBe(202);
  const job = await answer.json<{ id: string; customer: string }>();
  await expect
    .poll(() => get<{ status: string }>(`/v1/erasures/${job.id}`), { timeout: 20_000 })
    .toMatchObject({ status: 'done' });
  return job;
}

async function objectText(id: string): Promise<string> {
  return runInDurableObject(customerStubById(bindings, id), (_object, state) =>
    JSON.stringify(
      state.storage.sql.exec<{ state: string; outbox: string }>('SELECT state, outbox FROM customer').toArray(),
    ),
  );
}

/** Everything that was told is in the ledger, so that what is found missing later was there. */
async function arrived(): Promise<void> {
  await expect.poll(everythingStored, { timeout: 15_000 }).toContain(c('words'));
  await expect
    .poll(
      async () =>
        (
          await bindings.DB.prepare("SELECT count(*) AS n FROM facts WHERE type = 'order.completed'").first<{
            n: number;
          }>()
        )?.n,
      { timeout: 15_000 },
    )
    .toBe(2);
}

describe('erasure', () => {
  test('a canary planted in every field is found nowhere afterwards, and totals hold', async () => {
    await post('/v1/webhooks', { url: 'http://127.0.0.1:9/', types: ['event.accepted', 'order.completed'] }, asServer);
    await liveAsCanary();
    await arrived();
    expect(await everythingStored()).toContain(`bad_events`);
    const device = anonymous(DEVICE).id.toString();
    const { customer } = await erased(USER);
    const left = await everythingStored();
    // The name of an event is the shop's, not the person's: how often it happened stays counted.
    const lines = left.split('\n').filter((line) => line.includes(CANARY) && !line.startsWith('event_counts'));
    expect(lines).toEqual([]);
    expect(await objectText(customer)).not.toContain(CANARY);
    expect(await objectText(device)).not.toContain(CANARY);

    const totals = await bindings.DB.prepare(
      "SELECT sum(data ->> '$.order.totalMinor') AS total, count(*) AS n FROM facts WHERE type = 'order.completed'",
    ).first();
    expect(totals).toEqual({ total: 1700, n: 2 });
    for (const path of [`/v1/customers/${USER}`, `/v1/customers/${DEVICE}`, `/v1/customers/${customer}/export`]) {
      const answer = await SELF.fetch(`https://footfall.test${path}`, { headers: asServer });
      expect(answer.status).toBe(404);
      await answer.body?.cancel();
    }
    expect(await get('/v1/customers')).toEqual({ data: [], next: null });
    const sizes = async () => (await get<{ data: { size: number }[] }>('/v1/segments')).data.map(({ size }) => size);
    await expect.poll(sizes, { timeout: 10_000 }).toEqual(expect.not.arrayContaining([1]));
  });

  test('messages, coupons and survey answers go with them, and a used code stays used', async () => {
    const words = '{{ coupon.code }} {{ customer.name }}';
    await Shop.asDemo.call('POST', '/v1/coupon-pools', {
      id: 'gift',
      name: 'Gift',
      codes: 'generated',
      value: { kind: 'percent', percent: 15 },
    });
    await Shop.asDemo.call('POST', '/v1/campaigns', {
      id: 'gift',
      name: 'Gift',
      trigger: { on: 'event', event: 'Signed Up' },
      entity: 'product',
      steps: [
        { id: 'gift', do: 'coupon', pool: 'gift' },
        { id: 'm', do: 'send', channels: ['email'], content: { email: { subject: 'Hi', html: words, text: words } } },
      ],
    });
    expect((await Shop.asDemo.call('POST', '/v1/campaigns/gift/publish')).status).toBe(202);
    const subscribed = { context: { consent: { message: true } } };
    const traits = { email: `${CANARY}@shop.example`, email_verified: true, name: c('name') };
    await liveAsCanary();
    await tell(
      [
        { type: 'identify', messageId: c('agrees'), userId: USER, traits, ...subscribed },
        {
          type: 'track',
          messageId: c('signed'),
          userId: USER,
          event: 'Signed Up',
          properties: { product_id: c('liked') },
        },
      ],
      asServer,
    );
    await expect.poll(() => storedIn('inbox'), { timeout: 15_000 }).toContain(CANARY);
    await expect.poll(() => storedIn('survey_answers'), { timeout: 15_000 }).toContain(c('words'));
    const { data } = await get<{ data: { code: string }[] }>('/v1/coupon-pools/gift/coupons');
    const code = data[0]?.code ?? '';
    const redeemed = await post(`/v1/coupons/${code}/redeem`, { order_id: c('order') }, asServer);
    expect(redeemed.status).toBe(200);
    expect(await storedIn('coupons')).toContain(c('order'));

    const { customer } = await erased(USER);
    const left = await everythingStored();
    expect(left.split('\n').filter((line) => line.includes(CANARY) && !line.startsWith('event_counts'))).toEqual([]);
    expect(await storedIn('coupons')).not.toContain(customer);
    expect(await get(`/v1/coupons/${code}`)).toMatchObject({ status: 'redeemed' });
  });

  test('a late event, a repeat and a browser bring nobody back; a new trusted event begins a new customer', async () => {
    await liveAsCanary();
    await arrived();
    const { customer } = await erased(USER);
    const before = new Date(Date.now() - 60_000).toISOString();
    const late = await tell([{ type: 'page', messageId: 'late', userId: USER, timestamp: before }], asServer);
    expect(late.results).toMatchObject([{ status: 'dropped', code: 'erased' }]);
    expect(statuses(await tell([view(DEVICE, { messageId: c('view') })]))).toEqual(['dropped']);
    expect(statuses(await tell([order(c('order'), 12, { userId: USER })], asServer))).toEqual(['duplicate']);
    expect(statuses(await tell([order('A-7', 5, { anonymousId: 'somebody-else' })]))).toEqual(['duplicate']);
    expect((await known(USER).view())?.profile).toBeUndefined();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(statuses(await tell([{ type: 'page', messageId: 'new', userId: USER }], asServer))).toEqual(['accepted']);
    expect(await get(`/v1/customers/${USER}`)).toMatchObject({ id: customer, orders: [], traits: {} });
    await expect
      .poll(async () => (await get<{ data: unknown[] }>('/v1/customers')).data.length, { timeout: 10_000 })
      .toBe(1);
  });

  test('a queue that brings old news afterwards writes none of it', async () => {
    await liveAsCanary();
    await arrived();
    const { results } = await bindings.DB.prepare('SELECT body FROM chunks').all<{ body: number[] }>();
    const bodies = await Promise.all(results.map(async ({ body }) => JSON.parse(await unpacked(body))));
    await erased(USER);
    await bindings.FACTS.sendBatch(bodies.map((body) => ({ body })));
    await tell([view('somebody-else')]);
    await expect.poll(everythingStored, { timeout: 10_000 }).toContain('somebody-else');
    expect(
      (await everythingStored())
        .split('\n')
        .filter((line) => line.includes(CANARY) && !line.startsWith('event_counts')),
    ).toEqual([]);
  });

  test('receivers are told, and not whom', async () => {
    await tell([{ type: 'identify', messageId: 'i', userId: USER, traits: { name: c('name') } }], asServer);
    await post('/v1/webhooks', { url: 'http://127.0.0.1:9/', types: ['customer.erased'] }, asServer);
    await expect.poll(everythingStored, { timeout: 10_000 }).toContain(USER);
    const { customer } = await erased(USER);
    const told = () =>
      bindings.DB.prepare("SELECT body FROM deliveries WHERE type = 'customer.erased'").first<{ body: string }>();
    await expect.poll(told, { timeout: 10_000 }).not.toBeNull();
    expect(JSON.parse((await told())?.body ?? '').data.customer).toEqual({ id: customer, trust: 'anonymous' });
  });

  test('asked for twice is one job; one that was interrupted is taken up by the sweep', async () => {
    await tell([{ type: 'identify', messageId: 'i', userId: USER }], asServer);
    await expect.poll(everythingStored, { timeout: 10_000 }).toContain(USER);
    const customer = known(USER).id.toString();
    const traces = { texts: [USER], names: [], devices: [] };
    const erasure = {
      id: 'era_1',
      site: 'demo',
      customer,
      traces,
      status: 'running',
      requestedBy: 'console',
      requestedAt: Date.now(),
      finishedAt: null,
    } as const;
    await insertErasure(bindings.DB, erasure);
    expect(await (await erase(USER)).json()).toMatchObject({ id: 'era_1' });
    // One that cannot be done holds up no other, nor what else the sweep looks after.
    await insertErasure(bindings.DB, { ...erasure, id: 'era_0', customer: 'no customer id' });
    await sweep(bindings, Date.now());
    await expect.poll(() => get('/v1/erasures/era_1'), { timeout: 20_000 }).toMatchObject({ status: 'done' });
    expect(await get('/v1/erasures/era_0')).toMatchObject({ status: 'running' });
    expect((await get<{ data: unknown[] }>('/v1/erasures')).data).toHaveLength(2);
  });

  test('who asked is noted, for exports too, without saying about whom', async () => {
    await tell([{ type: 'identify', messageId: 'i', userId: USER }], asServer);
    await get(`/v1/customers/${USER}/export`);
    await erased(USER);
    const { data } = await get<{ data: Record<string, string>[] }>('/v1/audit');
    expect(data).toMatchObject([
      { action: 'customer.erasure_requested', actor: expect.stringMatching(/^key /) },
      { action: 'customer.exported' },
    ]);
    expect(JSON.stringify(data)).not.toContain(USER);
  });

  test('is not to be asked for by e-mail address, by a write key, or of another site’s customer', async () => {
    await tell([{ type: 'identify', messageId: 'i', userId: USER, traits: { email: 'a@shop.example' } }], asServer);
    await expect.poll(everythingStored, { timeout: 10_000 }).toContain('a@shop.example');
    expect((await erase('a@shop.example')).status).toBe(404);
    expect((await erase(USER, { authorization: 'Bearer wk_demo' })).status).toBe(403);
    expect(await known(USER).view()).toBeDefined();
  });
});
