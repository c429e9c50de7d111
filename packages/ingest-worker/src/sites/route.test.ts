import { SELF } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { asServer, bindings, post, view } from '../testing/worker.ts';

const asAdmin = { authorization: 'Bearer ad_test' };
const settings = { name: 'Second shop', currency: 'USD', timeZone: 'America/New_York', consent: 'granted' };

async function call(method: string, path: string, body?: unknown, headers: Record<string, string> = asAdmin) {
  return SELF.fetch(`https://footfall.test${path}`, {
    method,
    headers,
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

async function newSite(extra = {}): Promise<{ id: string; keys: { write: string; secret: string; identity: string } }> {
  const response = await call('POST', '/v1/sites', { ...settings, ...extra });
  expect(response.status).toBe(201);
  return response.json();
}

async function ingest(key: string, events: unknown[], headers: Record<string, string> = {}): Promise<Response> {
  return post('/v1/batch', { batch: events }, { authorization: `Bearer ${key}`, ...headers });
}

describe('sites are made by whoever runs the deployment', () => {
  test('nobody else may, with any other key', async () => {
    for (const headers of [{}, asServer, { authorization: 'Bearer ad_wrong' }] as Record<string, string>[]) {
      const response = await call('GET', '/v1/sites', undefined, headers);
      expect(response.status).toBe(401);
      await response.body?.cancel();
    }
  });

  test('the keys are shown once and work at once', async () => {
    const { id, keys } = await newSite();
    const answer = await ingest(keys.write, [view('ann')]);
    expect(await answer.json()).toMatchObject({ results: [{ status: 'accepted' }] });
    const listed = await (await call('GET', '/v1/sites')).text();
    for (const key of [keys.secret, keys.identity]) expect(listed).not.toContain(key);
    const { results } = await bindings.DB.prepare('SELECT * FROM keys WHERE site = ?').bind(id).all();
    expect(JSON.stringify(results)).not.toContain(keys.secret);
    expect(JSON.stringify(results)).not.toContain(keys.identity);
  });

  test.each([
    ['an unknown currency', { currency: 'EURO' }, /currency/],
    ['an unknown zone', { timeZone: 'Mars/Base' }, /timeZone/],
    ['an origin with a path', { allowedOrigins: ['https://shop.example/cart'] }, /allowedOrigins/],
    ['an origin that no browser writes so', { allowedOrigins: ['https://Shop.Example'] }, /allowedOrigins.*browsers/],
    ['a short password', { consolePassword: 'demo' }, /consolePassword/],
  ])('%s is refused by name', async (_name, wrong, message) => {
    const response = await call('POST', '/v1/sites', { ...settings, ...wrong });
    expect(response.status).toBe(400);
    expect(((await response.json()) as { message: string }).message).toMatch(message);
  });
});

describe('keys are replaced without a gap', () => {
  test('two of a kind live at a time, a third is refused, a revoked one is dead', async () => {
    const { id, keys } = await newSite();
    const second = (await (await call('POST', `/v1/sites/${id}/keys`, { kind: 'secret' })).json()) as { key: string };
    for (const key of [keys.secret, second.key]) expect((await ingest(key, [view('ann')])).status).toBe(200);
    const third = await call('POST', `/v1/sites/${id}/keys`, { kind: 'secret' });
    expect(third.status).toBe(409);
    await third.body?.cancel();

    const { data } = (await (await call('GET', `/v1/sites/${id}/keys`)).json()) as {
      data: { id: string; kind: string }[];
    };
    const first = data.find(({ kind }) => kind === 'secret');
    expect((await call('DELETE', `/v1/sites/${id}/keys/${first?.id}`)).status).toBe(204);
    expect((await ingest(keys.secret, [view('ann')])).status).toBe(401);
    expect((await ingest(second.key, [view('ann')])).status).toBe(200);
  });
});

describe('one tenant never sees another', () => {
  test('a customer’s id, a webhook, a refused event of one site are nothing to another’s keys', async () => {
    const other = await newSite();
    await ingest('sk_demo', [view('ann', { userId: 'ann' }), view('ann', { event: '' })]);
    const mine = (await (await call('GET', '/v1/customers/ann', undefined, asServer)).json()) as { id: string };
    const hook = { url: 'http://127.0.0.1:9/', types: ['event.accepted'] };
    const webhook = (await (await call('POST', '/v1/webhooks', hook, asServer)).json()) as { id: string };

    const asOther = { authorization: `Bearer ${other.keys.secret}` };
    for (const id of [mine.id, 'ann']) {
      const read = await call('GET', `/v1/customers/${id}`, undefined, asOther);
      expect(read.status).toBe(404);
      await read.body?.cancel();
    }
    expect((await call('DELETE', `/v1/webhooks/${webhook.id}`, undefined, asOther)).status).toBe(404);
    for (const path of ['/v1/webhooks', '/v1/bad-events', '/v1/deliveries']) {
      expect(await (await call('GET', path, undefined, asOther)).json()).toMatchObject({ data: [] });
    }
  });
});

describe('settings are kept at the door', () => {
  test('a site that requires consent takes nothing without it', async () => {
    const { keys } = await newSite({ consent: 'required' });
    const agreed = { context: { consent: { measure: true } } };
    const answer = await ingest(keys.write, [
      view('ann'),
      view('ann', agreed),
      view('ann', { context: { consent: { measure: false } } }),
    ]);
    expect(await answer.json()).toMatchObject({
      results: [{ status: 'dropped', code: 'consent_required' }, { status: 'accepted' }, { status: 'dropped' }],
    });
  });

  test('subdomains by wildcard, and nothing that only looks like one', async () => {
    const { keys } = await newSite({ allowedOrigins: ['https://*.shop.example', 'https://shop.example'] });
    const status = async (origin: string) => (await ingest(keys.write, [], { origin })).status;
    for (const origin of ['https://shop.example', 'https://www.shop.example', 'https://a.b.shop.example']) {
      expect(await status(origin)).toBe(200);
    }
    const others = ['http://www.shop.example', 'https://shop.example.evil.example', 'https://evilshop.example', 'null'];
    for (const origin of others) expect(await status(origin)).toBe(403);
  });

  test('browsers make customers up to a ceiling an hour; known ones and servers go on', async () => {
    const { id, keys } = await newSite({ newCustomersPerHour: 1 });
    expect(await (await ingest(keys.write, [view('first')])).json()).toMatchObject({
      results: [{ status: 'accepted' }],
    });
    const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
    await bindings.DB.prepare('INSERT INTO new_customers (site, hour, count) VALUES (?, ?, 1) ON CONFLICT DO NOTHING')
      .bind(id, hour)
      .run();
    const { vi } = await import('vitest');
    vi.setSystemTime(Date.now() + 6_000);
    const answer = await ingest(keys.write, [view('first'), view('second')]);
    vi.useRealTimers();
    expect(answer.headers.get('retry-after')).toBeTruthy();
    expect(await answer.json()).toMatchObject({
      results: [{ status: 'accepted' }, { status: 'limited', code: 'new_customer_limit' }],
    });
    expect(await (await ingest(keys.secret, [view('third')])).json()).toMatchObject({
      results: [{ status: 'accepted' }],
    });
  });
});
