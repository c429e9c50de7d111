import { SELF } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { post as tellServer, view } from '../testing/worker.ts';

const PAGE = 'https://www.shop.example';
const INGEST = 'https://events.shop.example';
const DEVICE = 'cookie-device';
const asAdmin = { authorization: 'Bearer ad_test' };

async function newKey(consent: 'granted' | 'required'): Promise<string> {
  const site = { id: `cookies-${consent}`, name: 'Cookies', currency: 'EUR', timeZone: 'UTC', consent };
  const answer = await tellServer('/v1/sites', { ...site, allowedOrigins: ['https://*.shop.example', PAGE] }, asAdmin);
  return ((await answer.json()) as { keys: { write: string } }).keys.write;
}
let granted: string;
let required: string;
beforeEach(async () => {
  granted = await newKey('granted');
  required = await newKey('required');
});

interface Asked {
  writeKey?: string;
  members?: object;
  headers?: Record<string, string>;
  url?: string;
}

/** A batch that asks for the cookie, from the shop's own page. */
async function ask({ writeKey = granted, members = {}, headers = {}, url = INGEST }: Asked = {}): Promise<Response> {
  const { anonymousId: _one, ...event } = view(DEVICE);
  const body = { writeKey, batch: [event], anonymousId: DEVICE, cookie: true, ...members };
  const answer = await SELF.fetch(`${url}/v1/batch`, {
    method: 'POST',
    headers: { origin: PAGE, host: new URL(url).host, 'sec-fetch-site': 'same-site', ...headers },
    body: JSON.stringify(body),
  });
  await answer.text();
  return answer;
}
const cookieOf = async (asked?: Asked) => (await ask(asked)).headers.get('set-cookie');

describe('the id in a cookie by the answer', () => {
  test('is kept for all subdomains of the shop where its page asks, as long as browsers keep any', async () => {
    expect(await cookieOf()).toBe(
      `ff_${granted}_s=${DEVICE}; Domain=shop.example; Path=/; Max-Age=34560000; SameSite=Lax; Secure`,
    );
    const own = { url: PAGE, headers: { 'sec-fetch-site': 'same-origin' } };
    expect(await cookieOf(own)).toContain('Domain=shop.example;');
  });

  test('may be read back by a page of the site, and by no other', async () => {
    expect((await ask()).headers.get('access-control-allow-credentials')).toBe('true');
    const other = await ask({ headers: { 'sec-fetch-site': 'cross-site' } });
    expect(other.headers.get('access-control-allow-credentials')).toBeNull();
    const refused = await ask({ writeKey: 'wk_nobody' });
    expect([refused.status, refused.headers.get('access-control-allow-credentials')]).toEqual([401, 'true']);
  });

  test.each([
    ['who did not ask', { members: { cookie: false } }],
    ['another site', { headers: { 'sec-fetch-site': 'cross-site' } }],
    ['a browser that does not say', { headers: { 'sec-fetch-site': '' } }],
    ['a caller without a page', { headers: { origin: '' } }],
    ['a host that shares no domain with the page', { url: 'https://events.other.example' }],
    ['a person who refused', { members: { context: { consent: { measure: false } } } }],
    ['an id that is none', { members: { anonymousId: 'x; Domain=example' } }],
    ['a batch of which nothing was taken in', { members: { batch: [] } }],
  ] as [string, Asked][])('is not set for %s', async (_who, asked) => expect(await cookieOf(asked)).toBeNull());

  test('waits for consent where the site requires it', async () => {
    expect(await cookieOf({ writeKey: required })).toBeNull();
    expect(await cookieOf({ writeKey: required, members: { context: { consent: { message: true } } } })).toBeNull();
    const agreed = { context: { consent: { measure: true } } };
    expect(await cookieOf({ writeKey: required, members: agreed })).toContain(DEVICE);
  });
});
