import { SELF } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { asBrowser, asServer, statuses, view } from '../testing/worker.ts';

const URL_BATCH = 'https://footfall.test/v1/batch';

describe('a browser of another origin', () => {
  test('asks beforehand once a day, and may read when to come again', async () => {
    const headers = { origin: 'http://localhost:3000', 'access-control-request-method': 'POST' };
    const asked = await SELF.fetch(URL_BATCH, { method: 'OPTIONS', headers });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-max-age')).toBe('86400');
    expect(asked.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
    const answer = await SELF.fetch(URL_BATCH, {
      method: 'POST',
      headers: { ...asBrowser, ...headers },
      body: '{"batch":[]}',
    });
    expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After');
    await answer.body?.cancel();
  });
});

describe('packed bodies', () => {
  test.each(['gzip', 'deflate'] as const)('%s is unpacked', async (format) => {
    const body = JSON.stringify({ batch: [view('packed')] });
    const packed = await new Response(
      new Blob([body]).stream().pipeThrough(new CompressionStream(format)),
    ).arrayBuffer();
    const headers = { ...asBrowser, 'content-encoding': format };
    const response = await SELF.fetch(URL_BATCH, { method: 'POST', headers, body: packed });
    expect(statuses(await response.json())).toEqual(['accepted']);
  });
});

describe('floods', () => {
  test('one address with a public key is told to wait, and how long; a server is not counted by address', async () => {
    const send = async (headers: Record<string, string>) => {
      const response = await SELF.fetch(URL_BATCH, {
        method: 'POST',
        headers: { ...headers, 'cf-connecting-ip': '192.0.2.7' },
        body: '{"batch":[]}',
      });
      await response.body?.cancel();
      return response;
    };
    // More than twice the limit: a period that ends in between lets the first half of them through, not both.
    const answers = await Promise.all(Array.from({ length: 700 }, () => send(asBrowser)));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]?.headers.get('retry-after')).toBe('10');
    expect((await send(asServer)).status).toBe(200);
  });
});
