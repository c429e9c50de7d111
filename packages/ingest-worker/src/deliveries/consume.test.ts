import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { expect, test } from 'vitest';
import { consume } from '../pipeline.ts';
import { asServer, bindings, post, SITE } from '../testing/worker.ts';

async function deliver(ids: string[]): Promise<void> {
  const messages = ids.map((id, index) => ({
    id: `m${index}`,
    timestamp: new Date(),
    attempts: 1,
    body: { v: 1, site: SITE, ids: [id] },
  }));
  const batch = createMessageBatch('footfall-deliveries', messages);
  const context = createExecutionContext();
  await consume(batch, bindings);
  expect((await getQueueResult(batch, context)).explicitAcks).toHaveLength(ids.length);
}

const rows = async () => (await bindings.DB.prepare('SELECT * FROM deliveries ORDER BY id').all()).results;

test('a batch of deliveries that comes twice, and within itself twice, makes one attempt each', async () => {
  // Nothing listens there: an attempt fails at once and leaves the next one for later.
  const hook = { url: 'http://127.0.0.1:9/', types: ['order.completed'] };
  const { id: webhook } = (await (await post('/v1/webhooks', hook, asServer)).json()) as { id: string };
  const now = Date.now();
  const insert = bindings.DB.prepare(
    `INSERT INTO deliveries (id, site, webhook, customer, sequence, type, body, next_attempt_at, created_at)
     VALUES (?, ?, ?, 'c', 1, 'order.completed', '{}', ?, ?)`,
  );
  await bindings.DB.batch(['d1', 'd2'].map((id) => insert.bind(id, SITE, webhook, now, now)));

  await deliver(['d1', 'd2', 'd1']);
  await expect.poll(rows).toMatchObject([
    { id: 'd1', attempts: 1, status: 'pending', last_answer: 'the receiver could not be reached' },
    { id: 'd2', attempts: 1, status: 'pending' },
  ]);
  const first = await rows();
  await deliver(['d1', 'd2', 'd1']);
  expect(await rows()).toEqual(first);
});
