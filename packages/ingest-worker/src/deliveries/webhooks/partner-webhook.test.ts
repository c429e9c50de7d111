import { expect, inject, test } from 'vitest';
import { get } from '../../testing/get.ts';
import { asServer, bindings, post } from '../../testing/worker.ts';
import type { WebhookPreset } from './presets.ts';

const hook = (change: Record<string, unknown> = {}) => ({
  ...{ url: 'http://127.0.0.1:9/hook', types: ['order.completed'], secrets: { token: 'very-secret' } },
  request: { headers: { authorization: 'Bearer {{ secrets.token }}' }, body: '{"order": {{ data.order.order_id }}}' },
  ...change,
});

test('a webhook in a partner’s words keeps its secrets sealed and tells nobody', async () => {
  const made = await post('/v1/webhooks', hook(), asServer);
  expect(made.status).toBe(201);
  const text = (await made.text()) + JSON.stringify(await get('/v1/webhooks'));
  expect(text).not.toContain('very-secret');
  expect(text).toContain('Bearer {{ secrets.token }}');
  const { results } = await bindings.DB.prepare('SELECT * FROM webhooks').all();
  expect(JSON.stringify(results)).not.toContain('very-secret');
});

test.each([
  ['a template that is none', { request: { headers: {}, body: '{{ data.order' } }, 'request.body'],
  [
    'a secret that is not there',
    { request: { headers: { a: '{{ secrets.other }}' }, body: '{}' } },
    'request.headers.a',
  ],
  ['a header of ours', { request: { headers: { 'webhook-id': 'x' }, body: '{}' } }, 'request.headers.webhook-id'],
  ['a path that is none', { request: { path: 'evil.test/', headers: {}, body: '{}' } }, 'request.path'],
])('%s is refused at its place', async (_name, change, path) => {
  const answer = await post('/v1/webhooks', hook(change), asServer);
  expect([answer.status, await answer.json()]).toMatchObject([400, { error: 'body_invalid', problems: [{ path }] }]);
});

test('it is called with what its templates make, and one that fails says so', async () => {
  const { id } = (await (await post('/v1/webhooks', hook(), asServer)).json()) as { id: string };
  const test = await post(`/v1/webhooks/${id}/test`, {}, asServer);
  expect(await test.json()).toMatchObject({ status: 'pending', answer: 'the receiver could not be reached' });
  const broken = hook({ request: { headers: {}, body: '{"a": {{ data.gone }}}' } });
  const { id: other } = (await (await post('/v1/webhooks', broken, asServer)).json()) as { id: string };
  expect(await (await post(`/v1/webhooks/${other}/test`, {}, asServer)).json()).toMatchObject({
    answer: expect.stringMatching(/^the template failed: undefined variable: data.gone/),
  });
  // A server that answers GET and POST alike stands in for a partner.
  const url = `http://127.0.0.1:${inject('smtpInbox')}/`;
  const { id: taken } = (await (await post('/v1/webhooks', hook({ url }), asServer)).json()) as { id: string };
  expect(await (await post(`/v1/webhooks/${taken}/test`, {}, asServer)).json()).toMatchObject({ answer: 'HTTP 200' });
});

test('every preset can be registered as it is listed', async () => {
  const { data } = await get<{ data: WebhookPreset[] }>('/v1/webhook-presets');
  expect(data.map(({ id }) => id)).toEqual(['hubspot', 'braze', 'customer-io', 'klaviyo', 'ga4', 'slack']);
  for (const { types, events, request, secrets } of data) {
    // Their hosts cannot be looked up where there is no network.
    const url = 'http://127.0.0.1:9/';
    const values = Object.fromEntries(Object.keys(secrets).map((name) => [name, 'x']));
    expect((await post('/v1/webhooks', { url, types, events, request, secrets: values }, asServer)).status).toBe(201);
  }
});
