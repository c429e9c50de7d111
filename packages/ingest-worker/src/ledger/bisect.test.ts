import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import type { FactChunk } from '@footfall/engine';
import { describe, expect, test } from 'vitest';
import { consume } from '../pipeline.ts';
import { bindings } from '../testing/worker.ts';

function chunk(id: string, extra: Partial<FactChunk> = {}): FactChunk {
  const event = { type: 'page' as const, messageId: id, anonymousId: id };
  const facts = [{ sequence: 1, at: 0, type: 'event.accepted' as const, event, receivedAt: 0, trusted: false }];
  return { v: 1, id, site: 'demo', customer: { id, trust: 'anonymous' }, firstSeenAt: 0, facts, ...extra };
}

async function deliver(queue: string, bodies: unknown[]) {
  const messages = bodies.map((body, index) => ({ id: `m${index}`, timestamp: new Date(), attempts: 1, body }));
  const batch = createMessageBatch(queue, messages);
  const context = createExecutionContext();
  await consume(batch, bindings);
  return getQueueResult(batch, context);
}

describe('one bad message holds up no other', () => {
  test('the message that cannot be written is tried again alone; the others are in the ledger', async () => {
    const bad = chunk('bad', { firstSeenAt: null as unknown as number });
    const bodies = [chunk('a'), chunk('b'), bad, chunk('c'), chunk('d')];
    const result = await deliver('footfall-facts', bodies);
    expect(result.explicitAcks.toSorted()).toEqual(['m0', 'm1', 'm3', 'm4']);
    expect(result.retryMessages.map(({ msgId }) => msgId)).toEqual(['m2']);
    const { results } = await bindings.DB.prepare('SELECT id FROM chunks ORDER BY id').all<{ id: string }>();
    expect(results.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('what is given up is kept for a person to see, once', async () => {
    await deliver('footfall-facts-dead', [chunk('x')]);
    await deliver('footfall-facts-dead', [chunk('x')]);
    const { results } = await bindings.DB.prepare('SELECT id, site, queue FROM dead_letters').all();
    expect(results).toEqual([{ id: 'm0', site: 'demo', queue: 'footfall-facts' }]);
  });
});
