import {
  createExecutionContext,
  createMessageBatch,
  getQueueResult,
  runDurableObjectAlarm,
  runInDurableObject,
} from 'cloudflare:test';
import { type Fact, type FactChunk, newCustomer } from '@footfall/engine';
import { describe, expect, test, vi } from 'vitest';
import { consume } from '../pipeline.ts';
import { anonymous, bindings, order, statuses, tell, view } from '../testing/worker.ts';
import { chunkText, joinedChunk, makeChunks, type PendingChunk, readOutbox } from './outbox.ts';
import { chunksFrom } from './store.ts';

async function pending(id: string): Promise<FactChunk[]> {
  return runInDurableObject(anonymous(id), (_object, state) => {
    const [row] = state.storage.sql.exec<{ outbox: string }>('SELECT outbox FROM customer').toArray();
    return JSON.parse(row?.outbox ?? '[]') as FactChunk[];
  });
}

async function deliver(chunks: FactChunk[]): Promise<void> {
  const messages = chunks.map((body, index) => ({
    id: `${body.id}/${index}`,
    timestamp: new Date(),
    attempts: 1,
    body,
  }));
  const batch = createMessageBatch('footfall-facts', messages);
  const context = createExecutionContext();
  await consume(batch, bindings);
  expect((await getQueueResult(batch, context)).retryMessages).toEqual([]);
}

describe('a fact is forgotten when the ledger has it', () => {
  test('and not when a queue took it', async () => {
    await tell([view('ann')]);
    await runDurableObjectAlarm(anonymous('ann'));
    // Nobody consumed the queue's message in this test, so the fact is still there and an alarm is armed.
    const before = await pending('ann');
    if (before.length > 0) {
      await deliver(before);
      await runDurableObjectAlarm(anonymous('ann'));
    }
    expect(await pending('ann')).toEqual([]);
    // What remains armed is for what time alone will change, not for facts.
    const armedAt = await runInDurableObject(anonymous('ann'), (_object, state) => state.storage.getAlarm());
    expect(armedAt ?? Number.POSITIVE_INFINITY).toBeGreaterThan(Date.now() + 60_000);
  });
});

describe('a customer with more to tell than the ledger takes at once', () => {
  test('lets events wait a moment instead of sending them away', async () => {
    const note = 'n'.repeat(1_500);
    const batches = Array.from({ length: 30 }, (_, batch) =>
      Array.from({ length: 40 }, (_, index) =>
        view('busy', { messageId: `busy-${batch}-${index}`, properties: { product_id: 'vanilla', note } }),
      ),
    );
    const answers = await Promise.all(batches.map((events) => tell(events)));
    const counted = Object.groupBy(answers.flatMap(statuses), (status) => status);
    expect(Object.keys(counted)).toEqual(['accepted']);
    expect(counted.accepted).toHaveLength(1_200);
  });
});

describe('a busy customer', () => {
  test('is told of in a few chunks, with each event in exactly one of them', async () => {
    const batches = Array.from({ length: 40 }, (_, n) => [view('cat', { messageId: `cat-${n}` })]);
    await Promise.all(batches.map((events) => tell(events)));
    const chunks = await vi.waitFor(async () => {
      const told = await toldOf(anonymous('cat').id.toString());
      expect(told.flatMap(({ facts }) => facts.filter(({ type }) => type === 'event.accepted'))).toHaveLength(40);
      return told;
    });
    expect(chunks.length).toBeLessThan(20);
    const sequences = chunks.flatMap(({ facts }) => facts.map(({ sequence }) => sequence));
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  });
});

/** What the ledger has of a customer, in order. */
async function toldOf(customer: string): Promise<FactChunk[]> {
  return chunksFrom(bindings.DB, 'demo', customer, 0, 100);
}

describe('a queue may deliver twice', () => {
  test('the second time changes nothing in the ledger', async () => {
    await tell([view('bea'), order('q1', 12, { anonymousId: 'bea' })]);
    const chunks = await pending('bea');
    expect(chunks.length).toBeGreaterThan(0);
    await deliver(chunks);
    const first = await everything();
    await deliver(chunks);
    await deliver([...chunks, ...chunks]);
    expect(await everything()).toEqual(first);
  });
});

/** All the ledger holds, but for when it came. */
async function everything(): Promise<unknown> {
  const tables = ['event_counts', 'facts', 'customers', 'deliveries', 'chunks'];
  const all = await bindings.DB.batch(tables.map((table) => bindings.DB.prepare(`SELECT * FROM ${table}`)));
  return all.map(({ results }) => results);
}

describe('chunks', () => {
  test('no message is larger than 100,000 bytes and no fact is lost', () => {
    const filler = 'x'.repeat(30_000);
    const facts = Array.from({ length: 20 }, (_, index) => ({
      sequence: index + 1,
      at: 0,
      type: 'event.accepted' as const,
      event: { type: 'page' as const, messageId: `m${index}`, anonymousId: 'a', properties: { filler } },
      receivedAt: 0,
      trusted: false,
    }));
    const { profile } = newCustomer('demo', 'a', 'c', 0);
    const chunks = makeChunks('demo', { id: 'c', trust: 'anonymous' }, profile, facts);
    expect(chunks.every((chunk) => new TextEncoder().encode(chunkText(chunk)).byteLength < 101_000)).toBe(true);
    const sequences = chunks.flatMap((chunk) =>
      (JSON.parse(chunkText(chunk)) as FactChunk).facts.map(({ sequence }) => sequence),
    );
    expect(sequences).toEqual(facts.map(({ sequence }) => sequence));
  });

  const { profile } = newCustomer('demo', 'a', 'c', 0);
  const chunkOf = (sequence: number, type: 'customer.erased' | 'segment.left', userId?: string) => {
    const fact = type === 'segment.left' ? { type, segment: { id: 's', name: 'S' } } : { type };
    const customer = { id: 'c', trust: 'anonymous' as const, ...(userId ? { userId } : {}) };
    const [chunk] = makeChunks('demo', customer, profile, [{ sequence, at: 0, ...fact } as Fact]);
    return chunk as PendingChunk;
  };

  test('what follows is put into the chunk that was not sent yet, in its order and under its id', () => {
    const joined = joinedChunk(chunkOf(1, 'segment.left'), chunkOf(2, 'segment.left')) as PendingChunk;
    const { id, facts } = JSON.parse(chunkText(joined)) as FactChunk;
    expect(id).toBe(chunkOf(1, 'segment.left').id);
    expect(facts.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  test('one that may have been sent before, or says that its customer is gone or was another, never grows', () => {
    const [stored] = readOutbox(`[${chunkText(chunkOf(1, 'segment.left'))}]`);
    expect(joinedChunk(stored as PendingChunk, chunkOf(2, 'segment.left'))).toBeUndefined();
    expect(joinedChunk(chunkOf(1, 'customer.erased'), chunkOf(2, 'segment.left'))).toBeUndefined();
    expect(joinedChunk(chunkOf(1, 'segment.left'), chunkOf(2, 'segment.left', 'ann'))).toBeUndefined();
  });
});
