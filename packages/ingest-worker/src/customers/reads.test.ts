import { SELF } from 'cloudflare:test';
import type { CustomerSummary, TimelineEntry } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { get } from '../testing/get.ts';
import { asServer, bindings, order, post, tell, view } from '../testing/worker.ts';

type List<T> = { data: T[]; next: string | null };

const identify = (userId: string, traits: Record<string, unknown>) => ({
  type: 'identify',
  messageId: `identify-${userId}-${JSON.stringify(traits)}`,
  userId,
  traits,
});

/** Facts travel by queue: asks until the ledger lists as many. */
async function listed(search: string, count: number): Promise<List<CustomerSummary>> {
  return expect
    .poll(() => get<List<CustomerSummary>>(`/v1/customers?search=${encodeURIComponent(search)}`), { timeout: 10_000 })
    .toSatisfy((list: List<CustomerSummary>) => list.data.length === count)
    .then(() => get(`/v1/customers?search=${encodeURIComponent(search)}`));
}

describe('customers are listed and found', () => {
  test('by the beginning of an id, an address or a number, and by any part of a name', async () => {
    await tell([identify('u-ann', { email: 'Ann@Example.com', phone: '+49 170 1234567', name: 'Ann Onym' })], asServer);
    await tell([view('device-bob')]);
    for (const search of ['u-an', 'ann@ex', '+49170', 'onym', 'Ann O']) {
      const { data } = await listed(search, 1);
      expect(data[0]).toMatchObject({ userId: 'u-ann', email: 'ann@example.com', trust: 'known', name: 'Ann Onym' });
    }
    expect((await listed('device-b', 1)).data[0]).toMatchObject({ anonymousId: 'device-bob', trust: 'anonymous' });
    expect((await get<List<CustomerSummary>>('/v1/customers?trust=known')).data).toHaveLength(1);
  });

  test('signs that mean something to the database mean nothing here', async () => {
    await tell([view('device-1'), view('device%2')]);
    await listed('device', 2);
    await listed('device%', 1);
    await listed('%', 0);
    await listed("'; --", 0);
  });

  test('page by page, newest first', async () => {
    await tell(Array.from({ length: 60 }, (_, index) => view(`many-${index}`)));
    await expect
      .poll(
        async () => {
          const ids = new Set<string>();
          let next: string | null = '';
          while (next !== null) {
            const page: List<CustomerSummary> = await get(
              `/v1/customers?search=many&cursor=${encodeURIComponent(next)}`,
            );
            for (const { id } of page.data) ids.add(id);
            next = page.next;
          }
          return ids.size;
        },
        { timeout: 10_000 },
      )
      .toBe(60);
  });

  test('by e-mail address: whom the shop told of before whoever claims it', async () => {
    await tell([
      { type: 'identify', messageId: 'claim', anonymousId: 'eve', userId: 'eve', traits: { email: 'ann@example.com' } },
    ]);
    await listed('ann@', 1);
    expect(await get('/v1/customers/ann@example.com')).toMatchObject({ trust: 'claimed', anonymousId: 'eve' });
    await tell([identify('u-ann', { email: 'ann@example.com' })], asServer);
    await listed('ann@', 2);
    expect(await get('/v1/customers/Ann@Example.com')).toMatchObject({ trust: 'known', userId: 'u-ann' });
  });

  test('what a chunk says that comes after a newer one does not overwrite it', async () => {
    await tell([identify('u-ann', { email: 'old@example.com' })], asServer);
    await tell([identify('u-ann', { email: 'new@example.com' })], asServer);
    const { data } = await listed('new@', 1);
    const { results } = await bindings.DB.prepare('SELECT sequence FROM customers WHERE id = ?')
      .bind(data[0]?.id)
      .all<{ sequence: number }>();
    expect(results[0]?.sequence).toBeGreaterThan(1);
  });

  test('no site sees another’s', async () => {
    await tell([view('device-bob')]);
    await listed('device-bob', 1);
    const made = await SELF.fetch('https://footfall.test/v1/sites', {
      method: 'POST',
      headers: { authorization: 'Bearer ad_test' },
      body: JSON.stringify({ name: 'Other', currency: 'EUR' }),
    });
    const { keys } = await made.json<{ keys: { secret: string } }>();
    const other = { authorization: `Bearer ${keys.secret}` };
    expect(await get('/v1/customers', other)).toEqual({ data: [], next: null });
    const { data } = await get<List<CustomerSummary>>('/v1/customers');
    for (const path of ['', '/timeline', '/export']) {
      const response = await SELF.fetch(`https://footfall.test/v1/customers/${data[0]?.id}${path}`, { headers: other });
      expect(response.status).toBe(404);
      await response.body?.cancel();
    }
  });

  test('a write key reads nobody', async () => {
    for (const path of ['', '/ann', '/ann/timeline', '/ann/export']) {
      const response = await SELF.fetch(`https://footfall.test/v1/customers${path}?writeKey=wk_demo`, {
        headers: { authorization: 'Bearer wk_demo' },
      });
      expect(response.status).toBe(403);
      await response.body?.cancel();
    }
  });
});

describe('the timeline says why', () => {
  test('each fact with the event that led to it, newest first, page by page', async () => {
    await tell([view('ann', { messageId: 'seen' })]);
    await tell([order('7', 12, { anonymousId: 'ann' })]);
    const read = () => get<List<TimelineEntry>>('/v1/customers/ann/timeline');
    await expect.poll(async () => (await read()).data.some(({ type }) => type === 'order.completed')).toBe(true);
    const { data } = await read();
    expect(data.map(({ sequence }) => sequence)).toEqual(data.map(({ sequence }) => sequence).sort((a, b) => b - a));
    expect(data.at(-1)).toMatchObject({ type: 'event.accepted', summary: 'Product Viewed', sequence: 1 });
    expect(data.find(({ type }) => type === 'order.completed')).toMatchObject({
      summary: expect.stringMatching(/^Order 7 over EUR.12\.00$/),
      why: { because: 'event', messageId: 'order:7', name: 'Order Completed' },
    });
    const { data: earlier } = await get<List<TimelineEntry>>('/v1/customers/ann/timeline?cursor=2');
    expect(earlier.map(({ sequence }) => sequence)).toEqual([1]);
  });
});

describe('the export', () => {
  test('names every messageId that was accepted, once, with all that is known', async () => {
    const events = Array.from({ length: 45 }, (_, index) => view('ann', { messageId: `kept-${index}` }));
    for (const part of [events.slice(0, 20), events.slice(20, 21), events.slice(21)]) await tell(part);
    await tell(events.slice(0, 5));
    await post('/v1/track', { event: 'Product Viewed', messageId: 'kept-last', anonymousId: 'ann' });
    type Export = { customer: { anonymousId: string }; facts: { type: string; event?: { messageId: string } }[] };
    const ids = async () => {
      const { facts } = await get<Export>('/v1/customers/ann/export');
      return facts.flatMap(({ type, event }) => (type === 'event.accepted' ? [event?.messageId] : []));
    };
    const wanted = [...events.map(({ messageId }) => messageId), 'kept-last'].sort();
    await expect.poll(async () => (await ids()).sort(), { timeout: 10_000 }).toEqual(wanted);
    expect((await get<Export>('/v1/customers/ann/export')).customer).toMatchObject({ anonymousId: 'ann' });
  });
});
