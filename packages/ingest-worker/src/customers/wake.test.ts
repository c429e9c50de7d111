import { runInDurableObject } from 'cloudflare:test';
import type { FactChunk, Rules } from '@footfall/engine';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { asServer, bindings, known, order, tell } from '../testing/worker.ts';
import type { CustomerObject } from './customer-object.ts';

const DAY_MS = 24 * 60 * 60_000;
// Ahead of the machine's own clock, by which the platform rings alarms: here they ring only when the test says so.
const START = Date.UTC(2096, 0, 15, 12);

afterEach(() => {
  vi.useRealTimers();
});

/** Publishes rules with one segment: two or more orders within 7 days. */
async function publish(site: string): Promise<void> {
  const rules: Rules = {
    version: 2,
    currency: 'EUR',
    timeZone: 'Europe/Berlin',
    surveys: [],
    segments: [
      {
        id: 'repeat',
        name: 'Repeat buyers',
        changedIn: 2,
        when: {
          op: 'did',
          event: 'Order Completed',
          is: { is: 'atLeast', value: 2 },
          within: { kind: 'last', amount: 7, unit: 'days' },
        },
      },
    ],
  };
  await bindings.CONFIG.put(`rules/${site}/2`, JSON.stringify(rules));
  await bindings.DB.prepare('UPDATE sites SET rules_version = 2 WHERE id = ?').bind(site).run();
}

async function moves(userId: string): Promise<{ type: string; at: number }[]> {
  return runInDurableObject(known(userId), (_object, state) => {
    const [row] = state.storage.sql.exec<{ outbox: string }>('SELECT outbox FROM customer').toArray();
    const facts = (JSON.parse(row?.outbox ?? '[]') as FactChunk[]).flatMap((chunk) => chunk.facts);
    return facts.filter(({ type }) => type.startsWith('segment.')).map(({ type, at }) => ({ type, at }));
  });
}

const alarm = (userId: string) => runInDurableObject(known(userId), (object) => (object as CustomerObject).alarm());
const armedAt = (userId: string) => runInDurableObject(known(userId), (_object, state) => state.storage.getAlarm());

describe('time alone moves a customer', () => {
  test('in with the second order, out to the millisecond when the first is 7 days old, by one alarm', async () => {
    await publish('demo');
    vi.setSystemTime(START);
    await tell([order('w1', 10, { userId: 'buyer' })], asServer);
    vi.setSystemTime(START + DAY_MS);
    await tell([order('w2', 10, { userId: 'buyer' })], asServer);
    expect(await moves('buyer')).toEqual([{ type: 'segment.entered', at: START + DAY_MS }]);

    // The alarm that asks the ledger rings first; what is due in six days keeps one of its own.
    vi.setSystemTime(START + DAY_MS + 5_000);
    await alarm('buyer');
    vi.setSystemTime(START + DAY_MS + 60_000);
    await alarm('buyer');

    vi.setSystemTime(START + 7 * DAY_MS - 1);
    await alarm('buyer');
    expect((await moves('buyer')).filter(({ type }) => type === 'segment.left')).toEqual([]);
    expect(await armedAt('buyer')).toBeLessThanOrEqual(START + 7 * DAY_MS);
    vi.setSystemTime(START + 7 * DAY_MS);
    await alarm('buyer');
    expect((await moves('buyer')).filter(({ type }) => type === 'segment.left')).toEqual([
      { type: 'segment.left', at: START + 7 * DAY_MS },
    ]);
  });
});
