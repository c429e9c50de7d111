import { expect, test } from 'vitest';
import { asServer } from '../support/footfall.ts';
import { settle, until } from '../support/until.ts';
import { WebhookScenario } from '../support/webhook-scenario.ts';

const scenario = WebhookScenario.use();

type Attempt = { at: string; answer: string; status: number | null; response: string | null; durationMs: number };
const attemptsOf = (id: string) => scenario.list<Attempt>(`/v1/deliveries/${id}/attempts`);

test('a receiver that fails is called again with the same id and the same body, and the log keeps what it said', async () => {
  const shy = await scenario.receiver((response, nth) =>
    nth === 0 ? response.writeHead(500).end('out of ice'.repeat(5_000)) : response.writeHead(200).end('thanks'),
  );
  await scenario.footfall.tell([scenario.view()]);
  const [delivery] = await scenario.settled(shy, 'delivered');
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

test('a receiver that closes after reading: it is told again, under the same id', async () => {
  const rude = await scenario.receiver((response, nth) =>
    nth === 0 ? response.destroy() : response.writeHead(204).end(),
  );
  await scenario.footfall.tell([scenario.view()]);
  const [delivery] = await scenario.settled(rude, 'delivered');
  expect(rude.ids).toEqual([delivery?.id, delivery?.id]);
});

test('a receiver that redirects: that is a failure, and nobody is called there', async () => {
  const target = await scenario.listen();
  const sly = await scenario.receiver((response) =>
    response.writeHead(302, { location: `${target.origin}/elsewhere` }).end(),
  );
  await scenario.footfall.tell([scenario.view()]);
  await until(() => sly.calls.length > 0, 'a call');
  await until(async () => (await scenario.deliveriesOf(sly))[0]?.lastAnswer === 'HTTP 302', 'its outcome');
  expect(target.calls).toEqual([]);
});

test('a receiver that asks for time and gets it, within bounds', async () => {
  const busy = await scenario.receiver((response, nth) =>
    response.writeHead(nth === 0 ? 503 : 429, { 'retry-after': nth === 0 ? '3600' : '99999999' }).end(),
  );
  await scenario.footfall.tell([scenario.view()]);
  const wait = async () => Date.parse((await scenario.deliveriesOf(busy))[0]?.nextAttemptAt ?? '') - Date.now();
  await until(async () => (await wait()) > 3_500_000, 'an hour');
  expect(await wait()).toBeLessThan(3_700_000);
  const [delivery] = await scenario.deliveriesOf(busy);
  await scenario.footfall.post(`/v1/deliveries/${delivery?.id}/retry`, {}, asServer);
  await until(async () => (await wait()) > 86_000_000, 'a day, and not three years');
  expect(await wait()).toBeLessThanOrEqual(86_400_000);
});

test('a receiver that fails again and again is left alone for a while, and nothing that waits for it is lost', async () => {
  const broken = await scenario.receiver((response) => response.writeHead(500).end());
  const health = async () =>
    (
      await scenario.footfall.get<{ health: { failures: number; pausedUntil: string | null } }>(
        `/v1/webhooks/${broken.id}`,
      )
    ).health;
  await scenario.footfall.tell([scenario.view(), scenario.view(), scenario.view()]);
  await until(async () => (await health()).failures >= 3, 'three failures in a row');
  await until(async () => (await health()).pausedUntil !== null, 'the breaker to open');
  const { pausedUntil } = await health();
  const called = broken.calls.length;
  await scenario.footfall.tell([scenario.view()]);
  const waits = async () =>
    (await scenario.deliveriesOf(broken)).filter(({ status, attempts }) => status === 'pending' && attempts === 0);
  await until(async () => (await waits())[0]?.nextAttemptAt === pausedUntil, 'the new one to wait for the breaker');
  expect(broken.calls).toHaveLength(called);
  expect(await scenario.deliveriesOf(broken)).toHaveLength(4);
});

test('a receiver that says it is gone: it is disabled, said to be, and what it missed can be sent once it is back', async () => {
  const gone = await scenario.receiver((response, nth) => response.writeHead(nth === 0 ? 410 : 204).end());
  await scenario.footfall.tell([scenario.view()]);
  await until(async () => {
    const hook = await scenario.footfall.get<{ status: string }>(`/v1/webhooks/${gone.id}`);
    return hook.status === 'disabled';
  }, 'being disabled');
  expect(await scenario.footfall.rows(`SELECT type, subject FROM site_facts WHERE subject = '${gone.id}'`)).toEqual([
    { type: 'webhook.disabled', subject: gone.id },
  ]);
  await scenario.footfall.tell([scenario.view()]);
  await settle(500);
  expect(gone.calls).toHaveLength(1);
  const patched = await fetch(`${scenario.footfall.origin}/v1/webhooks/${gone.id}`, {
    method: 'PATCH',
    headers: { ...asServer, 'content-type': 'application/json' },
    body: JSON.stringify({ status: 'active' }),
  });
  expect(await patched.json()).toMatchObject({ status: 'active', disabledReason: null, health: { failures: 0 } });
  const from = new Date(Date.now() - 60_000).toISOString();
  const replay = await scenario.footfall.post(`/v1/webhooks/${gone.id}/replay`, { from, status: 'failed' }, asServer);
  expect(await replay.json()).toEqual({ replayed: 1, more: false });
  await scenario.settled(gone, 'delivered');
  expect(gone.ids[1]).toBe(gone.ids[0]);
});

test('a receiver that is silent: the others hear everything without waiting for it', async () => {
  const dead = await scenario.receiver(() => undefined);
  const others = await Promise.all(Array.from({ length: 9 }, () => scenario.receiver()));
  const began = Date.now();
  for (let round = 0; round < 5; round += 1) await scenario.footfall.tell([scenario.view(), scenario.view()]);
  await until(() => others.every(({ calls }) => calls.length === 10), 'all that is due to the nine');
  // A silent call takes 15 s to be given up: nobody waited for one.
  expect(Date.now() - began).toBeLessThan(10_000);
  await until(
    async () => (await scenario.deliveriesOf(dead)).some(({ lastAnswer }) => /15 s/.test(lastAnswer ?? '')),
    'giving up',
    40_000,
  );
  const hook = await scenario.footfall.get<{ health: { failures: number } }>(`/v1/webhooks/${dead.id}`);
  expect(hook.health.failures).toBeGreaterThan(0);
});
