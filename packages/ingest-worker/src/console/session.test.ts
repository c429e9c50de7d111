import { SELF } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { bindings } from '../testing/worker.ts';

const URL_BASE = 'https://footfall.test';
const headers = { 'x-footfall-console': '1', 'content-type': 'application/json' };

async function signIn(password: string): Promise<Response> {
  const body = JSON.stringify({ password });
  return SELF.fetch(`${URL_BASE}/console/api/session`, { method: 'POST', headers, body });
}

describe('the console opens with its password', () => {
  test('a wrong one is 401 and says so', async () => {
    const response = await signIn('guess');
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ error: 'password_wrong' });
  });

  test('the right one gives a session no script can read and no other site can use', async () => {
    const response = await signIn('demo');
    expect(await response.json()).toMatchObject({ site: { id: 'demo' }, writeKey: 'wk_demo' });
    const cookie = response.headers.get('set-cookie') ?? '';
    for (const part of ['HttpOnly', 'SameSite=Strict', 'Secure']) expect(cookie).toContain(part);

    const session = { cookie: cookie.split(';')[0] ?? '' };
    const live = await SELF.fetch(`${URL_BASE}/console/api/live`, { headers: session });
    expect(await live.json()).toEqual({ data: [], next: '0' });
    const forged = await SELF.fetch(`${URL_BASE}/v1/webhooks`, { method: 'POST', headers: session, body: '{}' });
    expect(forged.status).toBe(403);
  });

  test('tells on every page when browsers make too many customers', async () => {
    const cookie = ((await signIn('demo')).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const told = async (count: number) => {
      const hour = Math.floor(Date.now() / 3_600_000) * 3_600_000;
      await bindings.DB.prepare('INSERT OR REPLACE INTO new_customers (site, hour, count) VALUES (?, ?, ?)')
        .bind('demo', hour, count)
        .run();
      const response = await SELF.fetch(`${URL_BASE}/console/api/notices`, { headers: { cookie } });
      return ((await response.json()) as { data: { level: string; text: string }[] }).data;
    };
    expect(await told(15_999)).toEqual([]);
    expect(await told(16_000)).toMatchObject([{ level: 'warning', text: expect.stringContaining('16,000') }]);
    expect(await told(20_000)).toMatchObject([{ level: 'problem' }]);
  });

  test('without a session, and with an altered one, nothing is shown', async () => {
    const none = await SELF.fetch(`${URL_BASE}/console/api/live`);
    expect(none.status).toBe(401);
    await none.body?.cancel();
    const cookie = ((await signIn('demo')).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const altered = await SELF.fetch(`${URL_BASE}/console/api/live`, { headers: { cookie: `${cookie}x` } });
    expect(altered.status).toBe(401);
    await altered.body?.cancel();
  });
});
