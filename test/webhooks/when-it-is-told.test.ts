import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { asServer } from '../support/footfall.ts';
import { settle, until } from '../support/until.ts';
import { WebhookScenario } from '../support/webhook-scenario.ts';

const scenario = WebhookScenario.use();

test('a receiver is told no faster than it asked for, and nothing is lost', async () => {
  const slow = await scenario.receiver(undefined, { rate: 2 });
  await scenario.footfall.tell(Array.from({ length: 8 }, () => scenario.view()));
  await until(() => slow.calls.length === 8, 'all eight', 30_000);
  const took = (slow.calls.at(-1)?.at ?? 0) - (slow.calls[0]?.at ?? 0);
  expect(took).toBeGreaterThan(2_000);
  expect(new Set(slow.ids).size).toBe(8);
});

test('a receiver is told a test, when a person asks for one, with what came of it', async () => {
  const fine = await scenario.receiver();
  const answer = await scenario.footfall.post(`/v1/webhooks/${fine.id}/test`, { type: 'order.completed' }, asServer);
  expect(await answer.json()).toMatchObject({ type: 'order.completed', status: 'delivered', answer: 'HTTP 204' });
  expect(fine.bodies[0]).toMatchObject({ type: 'order.completed', data: { test: true } });
  const [call] = fine.calls;
  expect(() =>
    new Webhook(fine.secret).verify(call?.text ?? '', call?.headers as Record<string, string>),
  ).not.toThrow();
});

test('a receiver is told once more, for a time range, under the same ids', async () => {
  const again = await scenario.receiver();
  await scenario.footfall.tell([scenario.view(), scenario.view()]);
  await scenario.settled(again, 'delivered', 2);
  const from = new Date(Date.now() - 60_000).toISOString();
  await scenario.footfall.post(`/v1/webhooks/${again.id}/replay`, { from }, asServer);
  await until(() => again.calls.length === 4, 'both again');
  expect(again.ids.slice(2).sort()).toEqual(again.ids.slice(0, 2).sort());
});

test('a receiver is told once more, by a filter, and nothing that the filter leaves out', async () => {
  const [wanted, other] = [await scenario.receiver(), await scenario.receiver()];
  await scenario.footfall.tell([scenario.view(), scenario.view()]);
  await Promise.all([scenario.settled(wanted, 'delivered', 2), scenario.settled(other, 'delivered', 2)]);
  const filter = { status: 'delivered', webhook: wanted.id, type: 'event.accepted' };
  const answer = await scenario.footfall.post('/v1/deliveries/retry', filter, asServer);
  expect([answer.status, await answer.json()]).toEqual([202, { retried: 2, more: false }]);
  await until(() => wanted.calls.length === 4, 'both again');
  expect(wanted.ids.slice(2).sort()).toEqual(wanted.ids.slice(0, 2).sort());
  const none = await scenario.footfall.post('/v1/deliveries/retry', { ...filter, type: 'order.completed' }, asServer);
  expect(await none.json()).toEqual({ retried: 0, more: false });
  expect(other.calls).toHaveLength(2);
});

test('a receiver is told for as long as Zapier, Make or n8n are subscribed, which is two calls of the API', async () => {
  const zap = await scenario.listen();
  const body = { url: `${zap.origin}/hooks/catch/1`, types: ['event.accepted'], events: ['Product Viewed'] };
  const subscribed = await scenario.footfall.post('/v1/webhooks', body, asServer);
  const { id } = (await subscribed.json()) as { id: string };
  expect(subscribed.status).toBe(201);
  await scenario.footfall.tell([scenario.view()]);
  await until(() => zap.calls.length === 1, 'a call');
  const hook = `${scenario.footfall.origin}/v1/webhooks/${id}`;
  expect((await fetch(hook, { method: 'DELETE', headers: asServer })).status).toBe(204);
  expect((await fetch(hook, { headers: asServer })).status).toBe(404);
  await scenario.footfall.tell([scenario.view()]);
  await settle();
  expect(zap.calls).toHaveLength(1);
});
