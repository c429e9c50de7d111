import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkSenderDomain } from '../packages/ingest-worker/src/deliveries/channels/check-sender-domain.ts';

const TXT = 16;
const CNAME = 5;

/** Stands where a resolver does. */
let server: Server;
let resolver = '';
let zone: Record<string, string[]> | 'away' = {};
beforeAll(async () => {
  server = createServer((request, response) => {
    if (zone === 'away') return void response.writeHead(503).end();
    const name = new URL(request.url ?? '', 'http://localhost').searchParams.get('name') ?? '';
    const records = (zone[name] ?? []).map((data) => ({ name, type: TXT, data }));
    // A provider's key is reached by another name.
    const alias = { name, type: CNAME, data: 's1.provider.example.' };
    response.end(JSON.stringify({ Status: 0, ...(records.length > 0 ? { Answer: [alias, ...records] } : {}) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  resolver = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});
afterAll(() => server.close());
beforeEach(() => {
  zone = {
    'news.shop.example': ['"v=spf1 include:sendgrid.net ~all"', '"something-else=1"'],
    's1._domainkey.news.shop.example': ['"k=rsa; t=s; p=MIGfMA0GCSq" "GSIb3DQEBAQUAA4GNADCB"'],
    '_dmarc.shop.example': ['"v=DMARC1; p=none; rua=mailto:dmarc@shop.example"'],
  };
});

const check = (guessed = false) =>
  checkSenderDomain({ domain: 'news.shop.example', selectors: ['s1', 's2'], guessed, resolver });
const statuses = async (guessed = false) => {
  const { ready, checks } = await check(guessed);
  return [ready, ...checks.map(({ status }) => status)];
};
const without = (name: string) => {
  const { [name]: _gone, ...others } = zone as Record<string, string[]>;
  zone = others;
};

test('a domain that has all three is ready, its policy found at the domain above', async () => {
  expect(await statuses()).toEqual([true, 'ok', 'ok', 'ok']);
  expect((await check()).checks[1]?.found).toBe('s1._domainkey');
});

test.each([
  ['news.shop.example', [false, 'missing', 'ok', 'ok']],
  ['s1._domainkey.news.shop.example', [false, 'ok', 'missing', 'ok']],
  ['_dmarc.shop.example', [false, 'ok', 'ok', 'missing']],
])('without what is at %s it is not, and says what to do', async (name, expected) => {
  without(name);
  expect(await statuses()).toEqual(expected);
  for (const { advice } of (await check()).checks) expect(advice).toMatch(/\.$/);
});

test.each([
  ['two SPF records', 'news.shop.example', ['"v=spf1 -all"', '"v=spf1 a -all"'], 1],
  ['an SPF record that lets everybody send', 'news.shop.example', ['"v=spf1 +all"'], 1],
  ['a revoked key', 's1._domainkey.news.shop.example', ['"v=DKIM1; p="'], 2],
  ['a policy that is none', '_dmarc.shop.example', ['"v=DMARC1; rua=mailto:a@shop.example"'], 3],
])('%s is wrong', async (_name, name, records, place) => {
  zone = { ...(zone as Record<string, string[]>), [name]: records };
  expect((await statuses())[place]).toBe('wrong');
});

test('a key whose selector nobody knows is unknown and not missing', async () => {
  without('s1._domainkey.news.shop.example');
  expect((await statuses(true))[2]).toBe('unknown');
});

test('a resolver that is away leaves all unknown', async () => {
  zone = 'away';
  expect(await statuses()).toEqual([false, 'unknown', 'unknown', 'unknown']);
});
