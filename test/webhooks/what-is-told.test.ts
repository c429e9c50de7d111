import { Webhook } from 'standardwebhooks';
import { expect, test } from 'vitest';
import { asServer } from '../support/footfall.ts';
import { settle, until } from '../support/until.ts';
import { WebhookScenario } from '../support/webhook-scenario.ts';

const scenario = WebhookScenario.use();

test('a receiver is told only the events it asked for', async () => {
  const picky = await scenario.receiver(undefined, { events: ['Order Completed', 'page'] });
  await scenario.footfall.tell([scenario.view(), { type: 'page', messageId: 'picky-page', anonymousId: 'picky' }]);
  await until(() => picky.calls.length > 0, 'the page');
  await settle(500);
  expect(picky.bodies.map(({ data }) => data.event?.type)).toEqual(['page']);
});

test('a receiver is told what both secrets sign while one is rotated', async () => {
  const careful = await scenario.receiver();
  const former = careful.secret;
  const answer = await scenario.footfall.post(`/v1/webhooks/${careful.id}/rotate`, {}, asServer);
  const { secret } = (await answer.json()) as { secret: string };
  expect(secret).not.toBe(former);
  await scenario.footfall.tell([scenario.view()]);
  await until(() => careful.calls.length > 0, 'a call');
  const [call] = careful.calls;
  for (const one of [former, secret]) {
    expect(() => new Webhook(one).verify(call?.text ?? '', call?.headers as Record<string, string>)).not.toThrow();
  }
});

test('a receiver is told, above 20 KB, who and what it was, and where the rest is', async () => {
  const small = await scenario.receiver();
  await scenario.footfall.tell([scenario.view({ properties: { note: 'x'.repeat(25_000) } })]);
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

test('what a receiver would cost is told beforehand', async () => {
  await scenario.footfall.tell(Array.from({ length: 20 }, () => scenario.view()));
  await until(async () => {
    const answer = await scenario.footfall.post('/v1/webhooks/estimate', { types: ['event.accepted'] }, asServer);
    const { perDay, dollarsPerMonth } = (await answer.json()) as { perDay: number; dollarsPerMonth: number };
    return perDay >= 3 && dollarsPerMonth > 0;
  }, 'an estimate');
});
