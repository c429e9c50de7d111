import { SELF } from 'cloudflare:test';
import type { BatchAnswer, ErrorAnswer } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { anonymous, asBrowser, asServer, order, post, statuses, tell, view } from '../testing/worker.ts';

async function refusal(response: Response): Promise<[number, string]> {
  const body = (await response.json()) as ErrorAnswer;
  expect(body.message).toMatch(/\.$/);
  expect(body.docs).toContain('/docs/');
  return [response.status, body.error];
}

describe('bad input gets a clear answer', () => {
  test('a body that is not JSON is 400', async () => {
    expect(await refusal(await post('/v1/batch', '{"batch":['))).toEqual([400, 'body_unreadable']);
    expect(await refusal(await post('/v1/batch', '[]'))).toEqual([400, 'body_unreadable']);
    expect(await refusal(await post('/v1/batch', { events: [] }))).toEqual([400, 'body_unreadable']);
  });

  test('no key, and a key nobody has, are 401', async () => {
    expect(await refusal(await post('/v1/batch', { batch: [] }, {}))).toEqual([401, 'key_missing']);
    expect(await refusal(await post('/v1/batch', { batch: [], writeKey: 'wk_no' }, {}))).toEqual([401, 'key_unknown']);
  });

  test('a page of another origin is 403; a caller without an origin is not', async () => {
    const evil = await post('/v1/batch', { batch: [] }, { ...asBrowser, origin: 'https://evil.example' });
    expect(await refusal(evil)).toEqual([403, 'origin_not_allowed']);
    expect((await post('/v1/batch', { batch: [] }, { ...asBrowser, origin: 'http://localhost:5173' })).status).toBe(
      200,
    );
    expect((await post('/v1/batch', { batch: [] })).status).toBe(200);
    expect((await post('/v1/batch', { batch: [] }, { ...asServer, origin: 'https://evil.example' })).status).toBe(200);
  });

  test('a body of 2 MB is 413, packed or not', async () => {
    const big = JSON.stringify({ batch: [], filler: 'x'.repeat(2 * 1024 * 1024) });
    expect(await refusal(await post('/v1/batch', big))).toEqual([413, 'body_too_large']);
    const packed = await new Response(
      new Blob([big]).stream().pipeThrough(new CompressionStream('gzip')),
    ).arrayBuffer();
    const headers = { ...asBrowser, 'content-encoding': 'gzip' };
    const bomb = await SELF.fetch('https://footfall.test/v1/batch', { method: 'POST', headers, body: packed });
    expect(await refusal(bomb)).toEqual([413, 'body_too_large']);
  });

  test('more than 500 events are 413', async () => {
    const batch = Array.from({ length: 501 }, () => view('ann'));
    expect(await refusal(await post('/v1/batch', { batch }))).toEqual([413, 'too_many_events']);
  });

  test('a write key reads nothing', async () => {
    const response = await SELF.fetch('https://footfall.test/v1/customers/ann', { headers: asBrowser });
    expect(await refusal(response)).toEqual([403, 'secret_key_needed']);
  });
});

describe('nothing good beside it is lost', () => {
  const bad: [string, unknown, string, string?][] = [
    ['no object', 'hello', 'not_an_object'],
    ['an unknown type', { ...view('x'), type: 'click' }, 'unknown_type', 'type'],
    ['no event name', { ...view('x'), event: undefined }, 'missing_field', 'event'],
    ['a name that is no string', { ...view('x'), event: 7 }, 'invalid_field', 'event'],
    ['no identity', view('x', { anonymousId: undefined }), 'missing_identity'],
    ['a time that is none', view('x', { timestamp: 'yesterday' }), 'invalid_timestamp', 'timestamp'],
    [
      'a currency that is none',
      view('x', { properties: { currency: 'EURO' } }),
      'invalid_money',
      'properties.currency',
    ],
    [
      'a price that is none',
      view('x', {
        properties: {
          products: [
            { product_id: 'a', price: 1 },
            { product_id: 'b', price: 'free' },
          ],
        },
      }),
      'invalid_money',
      'properties.products[1].price',
    ],
    [
      'an order without a number',
      { ...view('x'), event: 'Order Completed' },
      'missing_order_id',
      'properties.order_id',
    ],
    ['more than 32 KB', view('x', { properties: { filler: 'é'.repeat(20_000) } }), 'event_too_large'],
  ];

  test.each(bad)('%s among ten good ones is invalid by itself', async (_name, event, code, path) => {
    const good = Array.from({ length: 10 }, () => view('good'));
    const answer: BatchAnswer = await tell([...good.slice(0, 4), event, ...good.slice(4)]);
    expect(statuses(answer).filter((status) => status === 'accepted')).toHaveLength(10);
    expect(answer.results[4]).toMatchObject({ index: 4, status: 'invalid', code, ...(path ? { path } : {}) });
    expect(answer.results[4]?.message).toMatch(/\.$/);
    expect((await anonymous('good').view())?.profile.counts).toEqual({ 'Product Viewed': 10 });
  });

  test('an event that is too old for its key to be remembered is dropped, saying so', async () => {
    const timestamp = new Date(Date.now() - 8 * 24 * 60 * 60_000).toISOString();
    const answer = await tell([view('ann', { timestamp }), view('ann')]);
    expect(answer.results.map(({ status, code }) => [status, code])).toEqual([
      ['dropped', 'too_old'],
      ['accepted', undefined],
    ]);
  });
});

test('an order is never too old for a browser to tell: the site knows it by its number', async () => {
  const timestamp = new Date(Date.now() - 30 * 24 * 60 * 60_000).toISOString();
  const late = order('old-1', 5, { anonymousId: 'ann' }, { timestamp });
  expect(statuses(await tell([late]))).toEqual(['accepted']);
  expect(statuses(await tell([late]))).toEqual(['duplicate']);
});

describe('who may speak, and how', () => {
  test('the key may be in the header, the body or the query; the body may be text/plain or packed', async () => {
    const batch = () => [view('ways')];
    const plain = { 'content-type': 'text/plain' };
    expect((await post('/v1/batch', { batch: batch(), writeKey: 'wk_demo' }, plain)).status).toBe(200);
    expect((await post('/v1/batch?writeKey=wk_demo', { batch: batch() }, plain)).status).toBe(200);
    const packed = new Blob([JSON.stringify({ batch: batch() })]).stream().pipeThrough(new CompressionStream('gzip'));
    const body = await new Response(packed).arrayBuffer();
    const headers = { ...asBrowser, 'content-encoding': 'gzip' };
    const response = await SELF.fetch('https://footfall.test/v1/batch', { method: 'POST', headers, body });
    expect(statuses(await response.json())).toEqual(['accepted']);
    expect((await anonymous('ways').view())?.profile.counts).toEqual({ 'Product Viewed': 3 });
  });

  test('a browser’s userId stays a claim; a server’s names the customer', async () => {
    await tell([view('ann', { userId: 'u1' })]);
    expect((await anonymous('ann').view())?.customer).toMatchObject({ userId: 'u1', trust: 'claimed' });
    const unknown = await SELF.fetch('https://footfall.test/v1/customers/u2', { headers: asServer });
    expect(unknown.status).toBe(404);
    await tell([view('ann', { userId: 'u1' })], asServer);
    const known = await SELF.fetch('https://footfall.test/v1/customers/u1', { headers: asServer });
    expect(await known.json()).toMatchObject({ userId: 'u1', trust: 'known', counts: { 'Product Viewed': 1 } });
  });
});
