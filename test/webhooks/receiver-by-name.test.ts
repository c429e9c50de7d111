import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asServer, Footfall } from '../support/footfall.ts';

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
beforeAll(async () => {
  await new Promise<void>((resolve) => resolver.listen(0, '127.0.0.1', resolve));
  const DNS_RESOLVER_URL = `http://127.0.0.1:${(resolver.address() as AddressInfo).port}/dns-query`;
  footfall = await Footfall.start({ DNS_RESOLVER_URL });
});
afterAll(async () => {
  await footfall?.stop();
  resolver.close();
});

const register = async (host: string) => {
  const answer = await footfall.post(
    '/v1/webhooks',
    { url: `https://${host}/in`, types: ['order.completed'] },
    asServer,
  );
  return { ...((await answer.json()) as { id?: string; message?: string }), status: answer.status };
};

test('a receiver by name is refused where it resolves to no public address, and the range is not told', async () => {
  expect(await register('rebound.shop.example')).toMatchObject({
    status: 422,
    message: 'The host is not a public name.',
  });
  expect(await register('nowhere.shop.example')).toMatchObject({ status: 422, message: 'The host has no address.' });
});

test('a receiver by name is not taken while its name cannot be looked up', async () => {
  resolverFails = true;
  expect(await register('good.shop.example')).toMatchObject({
    status: 422,
    message: expect.stringContaining('Try again'),
  });
  resolverFails = false;
});

test('a receiver by name that is pointed elsewhere later is not called', async () => {
  const { status, id } = await register('good.shop.example');
  expect(status).toBe(201);
  names['good.shop.example'] = '10.0.0.8';
  const answer = await footfall.post(`/v1/webhooks/${id}/test`, {}, asServer);
  expect(await answer.json()).toMatchObject({ status: 'pending', answer: 'The host is not a public name.' });
  await fetch(`${footfall.origin}/v1/webhooks/${id}`, { method: 'DELETE', headers: asServer });
});
