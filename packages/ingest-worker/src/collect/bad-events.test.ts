import { SELF } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { anonymous, asBrowser, asServer, bindings, post, tell, view } from '../testing/worker.ts';
import { forgetOldBadEvents } from './bad-event-store.ts';

interface Listed {
  data: { id: string; code: string; path: string; message: string; event: { messageId: string } }[];
  counts: Record<string, number>;
}

async function list(query = ''): Promise<Listed> {
  const response = await SELF.fetch(`https://footfall.test/v1/bad-events${query}`, { headers: asServer });
  expect(response.status).toBe(200);
  return response.json();
}

const broken = (id: string, extra = {}) => view('ann', { messageId: id, properties: { currency: 'EURO' }, ...extra });

describe('what is refused is kept', () => {
  test('with its reason, for a person to see', async () => {
    await tell([broken('b1'), view('ann')]);
    expect((await list()).data).toMatchObject([
      {
        code: 'invalid_money',
        path: 'properties.currency',
        message: expect.stringMatching(/ISO 4217/),
        event: { messageId: 'b1' },
      },
    ]);
    expect((await list('?code=missing_identity')).data).toEqual([]);
  });

  test('at most 20 of a kind within an hour; the rest is counted', async () => {
    await tell(Array.from({ length: 30 }, (_, index) => broken(`m${index}`)));
    await tell([broken('late'), view('ann', { anonymousId: undefined })]);
    const { data, counts } = await list();
    expect(data.filter(({ code }) => code === 'invalid_money')).toHaveLength(20);
    expect(counts).toEqual({ invalid_money: 31, missing_identity: 1 });
  });

  test('also where a whole body of them is twice as long once quoted', async () => {
    const quotes = '"'.repeat(15_500);
    await tell(Array.from({ length: 33 }, (_, index) => broken(`q${index}`, { context: { quotes } })));
    const { data, counts } = await list();
    expect([data.length, counts]).toEqual([20, { invalid_money: 33 }]);
  });

  test('for 14 days', async () => {
    await tell([broken('old')]);
    await forgetOldBadEvents(bindings.DB, Date.now() + 13 * 24 * 60 * 60_000);
    expect((await list()).data).toHaveLength(1);
    await forgetOldBadEvents(bindings.DB, Date.now() + 15 * 24 * 60 * 60_000);
    expect((await list()).data).toEqual([]);
  });

  test('validate keeps nothing', async () => {
    await post('/v1/validate', { batch: [broken('v')] });
    expect((await list()).data).toEqual([]);
  });

  test('a write key sees none of it', async () => {
    const response = await SELF.fetch('https://footfall.test/v1/bad-events', { headers: asBrowser });
    expect(response.status).toBe(403);
    await response.body?.cancel();
  });
});

describe('what was refused can be sent again', () => {
  const replay = async (events: unknown[]) =>
    (await (await post('/v1/bad-events/replay', { events }, asServer)).json()) as {
      results: { id: string; status: string }[];
    };

  test('mended it is accepted, once, and leaves the list', async () => {
    await tell([broken('b1')]);
    const [bad] = (await list()).data;
    const mended = view('ann', { messageId: 'b1' });
    expect(await replay([{ id: bad?.id, event: mended }])).toMatchObject({
      results: [{ id: bad?.id, status: 'accepted' }],
    });
    expect((await list()).data).toEqual([]);
    expect((await anonymous('ann').view())?.profile.counts).toEqual({ 'Product Viewed': 1 });
    expect((await replay([{ id: bad?.id, event: mended }])).results).toEqual([]);
  });

  test('unmended it is refused again and stays as it was', async () => {
    await tell([broken('b1')]);
    const before = await list();
    expect(await replay([{ id: before.data[0]?.id }])).toMatchObject({ results: [{ status: 'invalid' }] });
    expect(await list()).toEqual(before);
  });

  test('a browser’s event stays a browser’s', async () => {
    await tell([broken('b1', { userId: 'victim' })]);
    await replay([{ id: (await list()).data[0]?.id, event: view('ann', { userId: 'victim' }) }]);
    expect((await anonymous('ann').view())?.customer.trust).toBe('claimed');
  });
});
