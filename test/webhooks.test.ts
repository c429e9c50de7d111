import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { asServer, Footfall } from './support/footfall.ts';
import { type Manner, OddReceiver } from './support/odd-receiver.ts';
import { settle, until } from './support/until.ts';

const PUBLIC = '93.184.216.34';
/** What names resolve to; those that are missing have no address. */
const names: Record<string, string> = { 'good.shop.example': PUBLIC, 'rebound.shop.example': '169.254.169.254' };
let resolverFails = false;
const resolver = createServer((request, response) => {
  const { searchParams } = new URL(request.url ?? '', 'http://localhost');
  if (resolverFails) return void response.writeHead(503).end();
  const data = searchParams.get('type') === 'A' ? names[searchParams.get('name') ?? ''] : undefined;
  response.writeHead(200, { 'content-type': 'application/dns-json' });
  response.end(JSON.stringify({ Status: 0, Answer: data ? [{ name: 'x', type: 1, TTL: 1, data }] : [] }));
});

let footfall: Footfall;
const open: OddReceiver[] = [];
beforeAll(async () => {
  await new Promise<void>((resolve) => resolver.listen(0, '127.0.0.1', resolve));
  const DNS_RESOLVER_URL = `http://127.0.0.1:${(resolver.address() as AddressInfo).port}/dns-query`;
  footfall = await Footfall.start({ DNS_RESOLVER_URL });
});
afterAll(async () => {
  await footfall?.stop();
  resolver.close();
});
afterEach(async () => {
  for (const receiver of open.splice(0)) {
    await fetch(`${footfall.origin}/v1/webhooks/${receiver.id}`, { method: 'DELETE', headers: asServer });
    await receiver.close();
  }
});

async function receiver(manner?: Manner, wanted: Record<string, unknown> = {}): Promise<OddReceiver> {
  const made = await OddReceiver.listen(manner);
  open.push(made);
  return made.subscribe(footfall, { types: ['event.accepted'], ...wanted });
}

let made = 0;
function view(extra: Record<string, unknown> = {}) {
  made += 1;
  return { type: 'track', event: 'Product Viewed', messageId: `view-${made}`, anonymousId: `ann-${made}`, ...extra };
}

type Delivery = {
  id: string;
  status: string;
  attempts: number;
  lastAnswer: string | null;
  nextAttemptAt: string | null;
};
type Attempt = { at: string; answer: string; status: number | null; response: string | null; durationMs: number };
const list = async <T>(path: string) => (await footfall.get<{ data: T[] }>(path)).data;
const deliveriesOf = ({ id }: OddReceiver) => list<Delivery>(`/v1/deliveries?webhook=${id}`);
const attemptsOf = (id: string) => list<Attempt>(`/v1/deliveries/${id}/attempts`);
async function settled(of: OddReceiver, status: string, count = 1): Promise<Delivery[]> {
  await until(
    async () => (await deliveriesOf(of)).filter((one) => one.status === status).length >= count,
    `${count} × ${status}`,
    40_000,
  );
  return deliveriesOf(of);
}

describe('a receiver that fails', () => {
  test('is called again with the same id and the same body, and the log keeps what it said', async () => {
    const shy = await receiver((response, nth) =>
      nth === 0 ? response.writeHead(500).end('out of ice'.repeat(5_000)) : response.writeHead(200).end('thanks'),
    );
    await footfall.tell([view()]);
    const [delivery] = await settled(shy, 'delivered');
    expect(new Set(shy.ids).size).toBe(1);
    expect(new Set(shy.calls.map(({ text }) => text)).size).toBe(1);
    const attempts = await attemptsOf(delivery?.id ?? '');
    expect(attempts).toMatchObject([
      { answer: 'HTTP 200', status: 200, response: 'thanks' },
      { answer: 'HTTP 500', status: 500 },
    ]);
    expect(attempts[1]?.response).toHaveLength(16_384);
    expect((shy.calls[1]?.at ?? 0) - (shy.calls[0]?.at ?? 0)).toBeGreaterThanOrEqual(5_000);
  });

  test('closes after reading: it is told again, under the same id', async () => {
    const rude = await receiver((response, nth) => (nth === 0 ? response.destroy() : response.writeHead(204).end()));
    await footfall.tell([view()]);
    const [delivery] = await settled(rude, 'delivered');
    expect(rude.ids).toEqual([delivery?.id, delivery?.id]);
  });

  test('redirects: that is a failure, and nobody is called there', async () => {
    const target = await OddReceiver.listen();
    open.push(target);
    const sly = await receiver((response) => response.writeHead(302, { location: `${target.origin}/elsewhere` }).end());
    await footfall.tell([view()]);
    await until(() => sly.calls.length > 0, 'a call');
    await until(async () => (await deliveriesOf(sly))[0]?.lastAnswer === 'HTTP 302', 'its outcome');
    expect(target.calls).toEqual([]);
  });

  test('asks for time and gets it, within bounds', async () => {
    const busy = await receiver((response, nth) =>
      response.writeHead(nth === 0 ? 503 : 429, { 'retry-after': nth === 0 ? '3600' : '99999999' }).end(),
    );
    await footfall.tell([view()]);
    const wait = async () => Date.parse((await deliveriesOf(busy))[0]?.nextAttemptAt ?? '') - Date.now();
    await until(async () => (await wait()) > 3_500_000, 'an hour');
    expect(await wait()).toBeLessThan(3_700_000);
    const [delivery] = await deliveriesOf(busy);
    await footfall.post(`/v1/deliveries/${delivery?.id}/retry`, {}, asServer);
    await until(async () => (await wait()) > 86_000_000, 'a day, and not three years');
    expect(await wait()).toBeLessThanOrEqual(86_400_000);
  });

  test('again and again is left alone for a while, and nothing that waits for it is lost', async () => {
    const broken = await receiver((response) => response.writeHead(500).end());
    const health = async () =>
      (await footfall.get<{ health: { failures: number; pausedUntil: string | null } }>(`/v1/webhooks/${broken.id}`))
        .health;
    await footfall.tell([view(), view(), view()]);
    await until(async () => (await health()).failures >= 3, 'three failures in a row');
    await until(async () => (await health()).pausedUntil !== null, 'the breaker to open');
    const { pausedUntil } = await health();
    const called = broken.calls.length;
    await footfall.tell([view()]);
    const waits = async () =>
      (await deliveriesOf(broken)).filter(({ status, attempts }) => status === 'pending' && attempts === 0);
    await until(async () => (await waits())[0]?.nextAttemptAt === pausedUntil, 'the new one to wait for the breaker');
    expect(broken.calls).toHaveLength(called);
    expect(await deliveriesOf(broken)).toHaveLength(4);
  });

  test('says it is gone: it is disabled, said to be, and what it missed can be sent once it is back', async () => {
    const gone = await receiver((response, nth) => response.writeHead(nth === 0 ? 410 : 204).end());
    await footfall.tell([view()]);
    await until(async () => {
      const hook = await footfall.get<{ status: string }>(`/v1/webhooks/${gone.id}`);
      return hook.status === 'disabled';
    }, 'being disabled');
    expect(await footfall.rows(`SELECT type, subject FROM site_facts WHERE subject = '${gone.id}'`)).toEqual([
      { type: 'webhook.disabled', subject: gone.id },
    ]);
    await footfall.tell([view()]);
    await settle(500);
    expect(gone.calls).toHaveLength(1);
    const patched = await fetch(`${footfall.origin}/v1/webhooks/${gone.id}`, {
      method: 'PATCH',
      headers: { ...asServer, 'content-type': 'application/json' },
      body: JSON.stringify({ status: 'active' }),
    });
    expect(await patched.json()).toMatchObject({ status: 'active', disabledReason: null, health: { failures: 0 } });
    const from = new Date(Date.now() - 60_000).toISOString();
    const replay = await footfall.post(`/v1/webhooks/${gone.id}/replay`, { from, status: 'failed' }, asServer);
    expect(await replay.json()).toEqual({ replayed: 1, more: false });
    await settled(gone, 'delivered');
    expect(gone.ids[1]).toBe(gone.ids[0]);
  });

  test('is silent: the others hear everything without waiting for it', async () => {
    const dead = await receiver(() => undefined);
    const others = await Promise.all(Array.from({ length: 9 }, () => receiver()));
    const began = Date.now();
    for (let round = 0; round < 5; round += 1) await footfall.tell([view(), view()]);
    await until(() => others.every(({ calls }) => calls.length === 10), 'all that is due to the nine');
    // A silent call takes 15 s to be given up: nobody waited for one.
    expect(Date.now() - began).toBeLessThan(10_000);
    await until(
      async () => (await deliveriesOf(dead)).some(({ lastAnswer }) => /15 s/.test(lastAnswer ?? '')),
      'giving up',
      40_000,
    );
    const hook = await footfall.get<{ health: { failures: number } }>(`/v1/webhooks/${dead.id}`);
    expect(hook.health.failures).toBeGreaterThan(0);
  });
});

describe('what a receiver is told', () => {
  test('only the events it asked for', async () => {
    const picky = await receiver(undefined, { events: ['Order Completed', 'page'] });
    await footfall.tell([view(), { type: 'page', messageId: 'picky-page', anonymousId: 'picky' }]);
    await until(() => picky.calls.length > 0, 'the page');
    await settle(500);
    expect(picky.bodies.map(({ data }) => data.event?.type)).toEqual(['page']);
  });

  test('signed by both secrets while one is rotated', async () => {
    const careful = await receiver();
    const former = careful.secret;
    const answer = await footfall.post(`/v1/webhooks/${careful.id}/rotate`, {}, asServer);
    const { secret } = (await answer.json()) as { secret: string };
    expect(secret).not.toBe(former);
    await footfall.tell([view()]);
    await until(() => careful.calls.length > 0, 'a call');
    const [call] = careful.calls;
    for (const one of [former, secret]) {
      expect(() => new Webhook(one).verify(call?.text ?? '', call?.headers as Record<string, string>)).not.toThrow();
    }
  });

  test('above 20 KB it is who and what, and where the rest is', async () => {
    const small = await receiver();
    await footfall.tell([view({ properties: { note: 'x'.repeat(25_000) } })]);
    await until(() => small.calls.length > 0, 'a call');
    const [body] = small.bodies;
    expect(small.calls[0]?.text.length).toBeLessThan(1_000);
    expect(body?.data).toMatchObject({ truncated: true, sequence: 1, customer: { trust: 'anonymous' } });
    const { link = '' } = body?.data ?? {};
    const answer = await fetch(link, { headers: asServer });
    const { data } = (await answer.json()) as {
      data: { sequence: number; data: { event: { properties: { note: string } } } }[];
    };
    expect(data[0]?.data.event.properties.note).toHaveLength(25_000);
  });

  test('no faster than it asked for, and nothing is lost', async () => {
    const slow = await receiver(undefined, { rate: 2 });
    await footfall.tell(Array.from({ length: 8 }, () => view()));
    await until(() => slow.calls.length === 8, 'all eight', 30_000);
    const took = (slow.calls.at(-1)?.at ?? 0) - (slow.calls[0]?.at ?? 0);
    expect(took).toBeGreaterThan(2_000);
    expect(new Set(slow.ids).size).toBe(8);
  });

  test('a test, when a person asks for one, with what came of it', async () => {
    const fine = await receiver();
    const answer = await footfall.post(`/v1/webhooks/${fine.id}/test`, { type: 'order.completed' }, asServer);
    expect(await answer.json()).toMatchObject({ type: 'order.completed', status: 'delivered', answer: 'HTTP 204' });
    expect(fine.bodies[0]).toMatchObject({ type: 'order.completed', data: { test: true } });
    const [call] = fine.calls;
    expect(() =>
      new Webhook(fine.secret).verify(call?.text ?? '', call?.headers as Record<string, string>),
    ).not.toThrow();
  });

  test('once more, for a time range, under the same ids', async () => {
    const again = await receiver();
    await footfall.tell([view(), view()]);
    await settled(again, 'delivered', 2);
    const from = new Date(Date.now() - 60_000).toISOString();
    await footfall.post(`/v1/webhooks/${again.id}/replay`, { from }, asServer);
    await until(() => again.calls.length === 4, 'both again');
    expect(again.ids.slice(2).sort()).toEqual(again.ids.slice(0, 2).sort());
  });

  test('once more, by a filter, and nothing that the filter leaves out', async () => {
    const [wanted, other] = [await receiver(), await receiver()];
    await footfall.tell([view(), view()]);
    await Promise.all([settled(wanted, 'delivered', 2), settled(other, 'delivered', 2)]);
    const filter = { status: 'delivered', webhook: wanted.id, type: 'event.accepted' };
    const answer = await footfall.post('/v1/deliveries/retry', filter, asServer);
    expect([answer.status, await answer.json()]).toEqual([202, { retried: 2, more: false }]);
    await until(() => wanted.calls.length === 4, 'both again');
    expect(wanted.ids.slice(2).sort()).toEqual(wanted.ids.slice(0, 2).sort());
    const none = await footfall.post('/v1/deliveries/retry', { ...filter, type: 'order.completed' }, asServer);
    expect(await none.json()).toEqual({ retried: 0, more: false });
    expect(other.calls).toHaveLength(2);
  });

  test('for as long as Zapier, Make or n8n are subscribed, which is two calls of the API', async () => {
    const zap = await OddReceiver.listen();
    const body = { url: `${zap.origin}/hooks/catch/1`, types: ['event.accepted'], events: ['Product Viewed'] };
    const subscribed = await footfall.post('/v1/webhooks', body, asServer);
    const { id } = (await subscribed.json()) as { id: string };
    expect(subscribed.status).toBe(201);
    await footfall.tell([view()]);
    await until(() => zap.calls.length === 1, 'a call');
    const hook = `${footfall.origin}/v1/webhooks/${id}`;
    expect((await fetch(hook, { method: 'DELETE', headers: asServer })).status).toBe(204);
    expect((await fetch(hook, { headers: asServer })).status).toBe(404);
    await footfall.tell([view()]);
    await settle();
    expect(zap.calls).toHaveLength(1);
    await zap.close();
  });

  test('and beforehand what it would cost', async () => {
    await footfall.tell(Array.from({ length: 20 }, () => view()));
    await until(async () => {
      const answer = await footfall.post('/v1/webhooks/estimate', { types: ['event.accepted'] }, asServer);
      const { perDay, dollarsPerMonth } = (await answer.json()) as { perDay: number; dollarsPerMonth: number };
      return perDay >= 3 && dollarsPerMonth > 0;
    }, 'an estimate');
  });
});

describe('a receiver by name', () => {
  const register = async (host: string) => {
    const answer = await footfall.post(
      '/v1/webhooks',
      { url: `https://${host}/in`, types: ['order.completed'] },
      asServer,
    );
    return { ...((await answer.json()) as { id?: string; message?: string }), status: answer.status };
  };

  test('is refused where it resolves to no public address, and the range is not told', async () => {
    expect(await register('rebound.shop.example')).toMatchObject({
      status: 422,
      message: 'The host is not a public name.',
    });
    expect(await register('nowhere.shop.example')).toMatchObject({ status: 422, message: 'The host has no address.' });
  });

  test('is not taken while its name cannot be looked up', async () => {
    resolverFails = true;
    expect(await register('good.shop.example')).toMatchObject({
      status: 422,
      message: expect.stringContaining('Try again'),
    });
    resolverFails = false;
  });

  test('that is pointed elsewhere later is not called', async () => {
    const { status, id } = await register('good.shop.example');
    expect(status).toBe(201);
    names['good.shop.example'] = '10.0.0.8';
    const answer = await footfall.post(`/v1/webhooks/${id}/test`, {}, asServer);
    expect(await answer.json()).toMatchObject({ status: 'pending', answer: 'The host is not a public name.' });
    await fetch(`${footfall.origin}/v1/webhooks/${id}`, { method: 'DELETE', headers: asServer });
  });
});
