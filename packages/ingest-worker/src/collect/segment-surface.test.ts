import { SELF } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { anonymous, asBrowser, bindings, post, statuses, view } from '../testing/worker.ts';

const who = { anonymousId: 'surface' };
const needs: Record<string, object> = {
  track: { event: 'A' },
  group: { groupId: 'g' },
  alias: { previousId: 'before', userId: 'after' },
};

describe('Segment’s paths', () => {
  const singles = ['track', 'page', 'identify', 'group', 'alias', 'screen'];
  const paths = singles.flatMap((type) => [type, type.slice(0, 1), `${type}/`].map((path) => [path, type] as const));
  test.each(paths)('/v1/%s takes one event: %s', async (path, type) => {
    const response = await post(`/v1/${path}`, { ...who, messageId: `at-${path}`, ...needs[type] });
    expect(statuses(await response.json())).toEqual(['accepted']);
    expect((await anonymous('surface').view())?.profile.counts).toEqual({ [type === 'track' ? 'A' : type]: 1 });
  });

  test.each(['batch', 'b', 'import', 'batch/', 'import/'])('/v1/%s takes a batch', async (path) => {
    const response = await post(`/v1/${path}`, { batch: [view('surface'), view('surface')] });
    expect(statuses(await response.json())).toEqual(['accepted', 'accepted']);
  });

  test('an event alone, without a key of its own, is known again whatever key or token comes with it', async () => {
    const event = { ...who, timestamp: '2026-11-22T12:00:00Z', name: 'Home' };
    const first = await post('/v1/page', { ...event, writeKey: 'wk_demo' }, {});
    expect(statuses(await first.json())).toEqual(['accepted']);
    const again = await post('/v1/page', { ...event, token: 'a.new.one' });
    expect(statuses(await again.json())).toEqual(['duplicate']);
  });

  test('a body that begins with a byte-order mark, comes in pieces or says text/plain is read', async () => {
    const bytes = new TextEncoder().encode(
      `\uFEFF${JSON.stringify({ batch: [view('surface', { event: 'Größe 🍦' })] })}`,
    );
    const pieces = new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 7) controller.enqueue(bytes.slice(at, at + 7));
        controller.close();
      },
    });
    const headers = { ...asBrowser, 'content-type': 'text/plain;charset=UTF-8' };
    const response = await SELF.fetch('https://footfall.test/v1/batch', { method: 'POST', headers, body: pieces });
    expect(statuses(await response.json())).toEqual(['accepted']);
    expect((await anonymous('surface').view())?.profile.counts).toEqual({ 'Größe 🍦': 1 });
  });
});

describe('who speaks', () => {
  const basic = (text: string) => ({ authorization: `Basic ${btoa(text)}` });
  test.each<[string, Record<string, string>, number]>([
    ['Basic with an empty password', basic('wk_demo:'), 200],
    ['Basic with a password nobody asked for', basic('wk_demo:secret'), 200],
    ['Basic without a colon', basic('wk_demo'), 200],
    ['basic in small letters', { authorization: `basic ${btoa('wk_demo:')}` }, 200],
    ['Bearer', { authorization: 'Bearer wk_demo' }, 200],
    ['Basic without a name', basic(':wk_demo'), 401],
    ['Basic that is no base64', { authorization: 'Basic %%%' }, 401],
    ['another scheme', { authorization: 'Digest wk_demo' }, 401],
    ['a key with something behind it', { authorization: 'Bearer wk_demo2' }, 401],
    ['the key in capitals', { authorization: 'Bearer WK_DEMO' }, 401],
    ['an identity secret', { authorization: 'Bearer ik_demo_only_for_a_laptop_never_deployed' }, 401],
    ['the hash a key is kept under', { authorization: `Bearer ${'a'.repeat(64)}` }, 401],
  ])('%s', async (_name, headers, status) => {
    const response = await post('/v1/batch', { batch: [] }, headers);
    expect(response.status).toBe(status);
    await response.body?.cancel();
  });
});

describe('a client that reads status codes alone is told by one', () => {
  const library = (name: string) => ({ context: { library: { name } } });
  test.each<[string, number]>([
    ['analytics.js', 503],
    ['@segment/analytics-node', 503],
    ['analytics-python', 503],
    ['Analytics-CSharp', 503],
    ['Analytics.NET', 503],
    ['footfall.js', 200],
    ['my-analytics-tool', 200],
  ])('%s: %i where an event is to come again', async (name, status) => {
    await bindings.DB.prepare(
      `INSERT INTO order_claims (site, order_id, owner, told_by, claimed_at) VALUES ('demo', 'held', '["demo","u","x"]', 'server', ?)`,
    )
      .bind(Date.now())
      .run();
    const held = view('surface', { event: 'Order Completed', properties: { order_id: 'held' }, ...library(name) });
    const response = await post('/v1/batch', { batch: [view('surface'), held] });
    expect([response.status, response.headers.get('retry-after')]).toEqual([status, '5']);
    expect(statuses(await response.json())).toEqual(['accepted', 'retry']);
  });
});

describe('whatever is refused is refused in one shape, which a page of any origin may read', () => {
  test.each<[string, string, string, number]>([
    ['POST', '/v1/batch', '{', 400],
    ['POST', '/v1/batch', '{"batch":[]}', 401],
    ['GET', '/v1/batch', '', 404],
    ['PUT', '/v1/track', '{}', 404],
    ['GET', '/v1/nothing', '', 404],
    ['GET', '/v1/bad-events', '', 401],
    ['GET', '/v1/projects/wk_nobody/settings', '', 401],
    ['POST', '/v1/bad-events/replay', '{"events":[]}', 401],
    ['GET', '/nothing', '', 404],
    ['GET', '/v1/customers/%E0%A4%A', '', 401],
  ])('%s %s with %s', async (method, path, body, status) => {
    const headers = { origin: 'https://anywhere.example' };
    const init = { method, headers, ...(body ? { body } : {}) };
    const response = await SELF.fetch(`https://footfall.test${path}`, init);
    expect([response.status, await response.json()]).toEqual([
      status,
      {
        error: expect.any(String),
        message: expect.stringMatching(/\.$/),
        docs: expect.stringMatching(/^\/docs\/#error-/),
      },
    ]);
    if (!path.startsWith('/v1/')) return;
    expect(response.headers.get('access-control-allow-origin')).toBe('https://anywhere.example');
    expect(response.headers.get('access-control-expose-headers')).toContain('Retry-After');
  });
});
