import { describe, expect, test } from 'vitest';
import { bindings, SITE } from '../testing/worker.ts';
import { claimDue, type DuePlace, dueDeliveries, recordOutcome, retryDelivery } from './store.ts';

const LEASE_MS = 60_000;

async function delivery(id: string, dueAt: number): Promise<void> {
  await bindings.DB.batch([
    bindings.DB.prepare(
      `INSERT OR IGNORE INTO webhooks (id, site, url, types, description, sealed_secret, created_at)
       VALUES ('wh', 'demo', 'https://hooks.shop.example/', '[]', '', 'x', 0)`,
    ),
    bindings.DB.prepare(
      `INSERT INTO deliveries (id, site, webhook, customer, sequence, type, body, next_attempt_at, created_at)
       VALUES (?, 'demo', 'wh', 'c', 1, 'order.completed', '{}', ?, 0)`,
    ).bind(id, dueAt),
  ]);
}

describe('a delivery is attempted by one at a time', () => {
  test('of two who claim it at once one gets it; a repeated hint gets nothing', async () => {
    await delivery('d', 1_000);
    const claims = await Promise.all([1, 2].map(() => claimDue(bindings.DB, ['d'], 2_000, LEASE_MS)));
    expect(claims.flat()).toHaveLength(1);
    expect(await claimDue(bindings.DB, ['d'], 3_000, LEASE_MS)).toEqual([]);
  });

  test('a hint that comes early gets nothing', async () => {
    await delivery('d', 5_000);
    expect(await claimDue(bindings.DB, ['d'], 4_999, LEASE_MS)).toEqual([]);
    expect(await claimDue(bindings.DB, ['d'], 5_000, LEASE_MS)).toHaveLength(1);
  });

  test('whoever claimed it and died is followed by another once the lease is over', async () => {
    await delivery('d', 1_000);
    await claimDue(bindings.DB, ['d'], 1_000, LEASE_MS);
    expect(await dueDeliveries(bindings.DB, 1_000 + LEASE_MS - 1, 10)).toEqual([]);
    expect(await dueDeliveries(bindings.DB, 1_000 + LEASE_MS, 10)).toMatchObject([
      { id: 'd', site: SITE, attempts: 1 },
    ]);
    expect(await claimDue(bindings.DB, ['d'], 1_000 + LEASE_MS, LEASE_MS)).toMatchObject([{ id: 'd', attempts: 2 }]);
  });

  test('what is due is read a page at a time, each once, however many share a moment', async () => {
    const ids = Array.from({ length: 7 }, (_, nth) => `d${nth}`);
    for (const [nth, id] of ids.entries()) await delivery(id, nth < 5 ? 1_000 : 2_000);
    const read: string[] = [];
    let after: DuePlace | undefined;
    for (;;) {
      const page = await dueDeliveries(bindings.DB, 3_000, 2, after);
      if (page.length === 0) break;
      read.push(...page.map(({ id }) => id));
      after = page.at(-1);
    }
    expect(read).toEqual(ids);
  });

  test('once delivered it is due no more, and a person may send it again', async () => {
    await delivery('d', 1_000);
    await claimDue(bindings.DB, ['d'], 1_000, LEASE_MS);
    const outcome = { id: 'd', status: 'delivered', nextAttemptAt: null, answer: 'HTTP 200' } as const;
    const call = { at: 1_000, durationMs: 5, answer: 'HTTP 200', status: 200, response: 'ok' };
    await recordOutcome(bindings.DB, SITE, outcome, call);
    expect(await dueDeliveries(bindings.DB, Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
    expect(await retryDelivery(bindings.DB, SITE, 'd', 9_000)).toBe(true);
    expect(await claimDue(bindings.DB, ['d'], 9_000, LEASE_MS)).toMatchObject([{ id: 'd', attempts: 1 }]);
  });

  test('one site cannot retry another’s', async () => {
    await delivery('d', 1_000);
    expect(await retryDelivery(bindings.DB, 'other', 'd', 9_000)).toBe(false);
  });
});
