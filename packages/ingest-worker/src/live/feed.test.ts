import { createExecutionContext, createMessageBatch, getQueueResult, SELF } from 'cloudflare:test';
import type { LivePage } from '@footfall/contract';
import type { FactChunk } from '@footfall/engine';
import { beforeEach, describe, expect, test } from 'vitest';
import { consume } from '../pipeline.ts';
import { bindings } from '../testing/worker.ts';

let cookie = '';
beforeEach(async () => {
  const headers = { 'x-footfall-console': '1' };
  const body = JSON.stringify({ password: 'demo' });
  const response = await SELF.fetch('https://footfall.test/console/api/session', { method: 'POST', headers, body });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
  await response.body?.cancel();
});

async function feed(query: string): Promise<LivePage> {
  const response = await SELF.fetch(`https://footfall.test/console/api/live${query}`, { headers: { cookie } });
  return response.json();
}

const customer = (index: number) => index.toString(16).padStart(64, '0');

async function arrive(from: number, count: number): Promise<void> {
  const chunks = Array.from({ length: count }, (_, index): FactChunk => {
    const id = customer(from + index);
    const event = { type: 'page' as const, messageId: id, anonymousId: id };
    const facts = [
      { sequence: 1, at: 0, cause: id, type: 'event.accepted' as const, event, receivedAt: 0, trusted: false },
    ];
    return {
      v: 1,
      id: `${id}:${'1'.padStart(12, '0')}`,
      site: 'demo',
      customer: { id, trust: 'anonymous' },
      firstSeenAt: 0,
      facts,
    };
  });
  const messages = chunks.map((body, index) => ({ id: `m${from + index}`, timestamp: new Date(), attempts: 1, body }));
  const batch = createMessageBatch('footfall-facts', messages);
  const context = createExecutionContext();
  await consume(batch, bindings);
  await getQueueResult(batch, context);
}

describe('the live feed', () => {
  test('shows every event of a burst that came within one instant', async () => {
    await arrive(0, 1);
    let { next } = await feed('');
    await arrive(1, 220);
    const seen = new Set<string>();
    for (let page = 0; page < 8; page += 1) {
      const { data, next: after } = await feed(`?after=${encodeURIComponent(next)}`);
      for (const { id } of data) seen.add(id);
      next = after;
    }
    expect(seen.size).toBe(221);
  });

  test('its cursor stays where it is while nothing comes', async () => {
    await arrive(0, 3);
    const { next } = await feed('');
    expect((await feed(`?after=${encodeURIComponent(next)}`)).next).toBe(next);
  });

  test('tells the state of given events anew', async () => {
    await arrive(0, 3);
    const wanted = `${customer(1)}:1`;
    const { data } = await feed(`?ids=${wanted}`);
    expect(data.map(({ id }) => id)).toEqual([wanted]);
  });
});
