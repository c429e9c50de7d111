import { env, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import type { TakenEvent } from '@footfall/engine';
import { describe, expect, test, vi } from 'vitest';
import type { Env } from '../env.ts';
import type { CustomerObject } from './customer-object.ts';
import { customerStub } from './customer-stub.ts';

const bindings = env as unknown as Env;
const name = JSON.stringify(['demo', 'a', 'counted']);

function events(count: number, prefix: string): TakenEvent[] {
  const now = Date.now();
  return Array.from({ length: count }, (_, index) => ({
    key: (BigInt(index + 1) + BigInt(prefix.charCodeAt(0)) * 1_000_000n).toString(16).padStart(16, '0'),
    event: { type: 'page', messageId: `${prefix}${index}`, anonymousId: 'counted' },
    at: now,
    receivedAt: now,
    trusted: false,
    late: false,
    historical: false,
  }));
}

/** Rows an action writes as the platform bills them: SQL rows, and one for each `setAlarm`, which SQL does not count. */
async function rowsWritten(
  act: (object: CustomerObject) => Promise<unknown>,
  door = customerStub(bindings, name),
): Promise<number> {
  return runInDurableObject(door, async (object, state) => {
    const setAlarm = vi.spyOn(state.storage, 'setAlarm');
    const exec = vi.spyOn(state.storage.sql, 'exec');
    await act(object as CustomerObject);
    const rows = exec.mock.results.reduce((sum, { value }) => sum + (value as SqlStorageCursor<never>).rowsWritten, 0);
    const alarms = setAlarm.mock.calls.length;
    setAlarm.mockRestore();
    exec.mockRestore();
    return rows + alarms;
  });
}

const take = (batch: TakenEvent[]) => (object: CustomerObject) =>
  object.take({ v: 1, name, rulesVersion: 1, now: Date.now(), events: batch, mayCreate: true });

describe('the price of a customer', () => {
  test('first touch writes at most 4 rows, later requests at most 2 however many events they carry', async () => {
    expect(await rowsWritten(take(events(1, 'a')))).toBeLessThanOrEqual(4);
    expect(await rowsWritten(take(events(1, 'b')))).toBeLessThanOrEqual(2);
    expect(await rowsWritten(take(events(100, 'c')))).toBeLessThanOrEqual(2);
  });

  test('a duplicate writes nothing', async () => {
    await rowsWritten(take(events(1, 'a')));
    expect(await rowsWritten(take(events(1, 'a')))).toBe(0);
  });

  test('a drain writes at most 2 rows', async () => {
    await rowsWritten(take(events(50, 'a')));
    expect(await rowsWritten((object) => object.alarm())).toBeLessThanOrEqual(2);
  });

  test('looking at a customer nobody saw writes nothing', async () => {
    expect(await rowsWritten((object) => object.view())).toBe(0);
    expect(await runDurableObjectAlarm(customerStub(bindings, name))).toBe(false);
  });

  test('a merge writes three rows more at its user, and three at the device', async () => {
    const user = JSON.stringify(['demo', 'u', 'ann']);
    const door = customerStub(bindings, user);
    const told = (batch: TakenEvent[]) => (object: CustomerObject) =>
      object.take({ v: 1, name: user, rulesVersion: 1, now: Date.now(), events: batch, mayCreate: true });
    const trusted = (prefix: string, extra: Partial<TakenEvent> = {}) =>
      events(1, prefix).map((event) => ({ ...event, trusted: true, ...extra }));
    await rowsWritten(take(events(3, 'a')));
    await rowsWritten(told(trusted('b')), door);
    // The identify itself, what was handed over, and that it is over.
    expect(await rowsWritten(told(trusted('c', { absorbs: 'counted' })), door)).toBeLessThanOrEqual(2 + 3);

    const other = { by: 'bob', merge: 1, late: false };
    const device = JSON.stringify(['demo', 'a', 'tablet']);
    const tablet = customerStub(bindings, device);
    const visit = (object: CustomerObject) =>
      object.take({ v: 1, name: device, rulesVersion: 1, now: Date.now(), events: events(1, 'd'), mayCreate: true });
    await rowsWritten(visit, tablet);
    const handover = (object: CustomerObject) => object.handover({ v: 1, name: device, ...other });
    const arrived = { to: 'bob', merge: 1, from: 'a', into: 'u', because: { cause: 'identify' } };
    const rows = (await rowsWritten(handover, tablet)) + (await rowsWritten((one) => one.forget(arrived, 1), tablet));
    expect(rows).toBeLessThanOrEqual(3);
  });

  test('an event that is to go on writes nothing', async () => {
    const device = { v: 1, name, by: 'ann', merge: 1, late: false } as const;
    await rowsWritten((object) => object.handover(device));
    await rowsWritten((object) =>
      object.forget({ to: 'ann', merge: 1, from: 'a', into: 'u', because: { cause: 'identify' } }, 1),
    );
    expect(await rowsWritten(take(events(1, 'a')))).toBe(0);
    expect(await rowsWritten((object) => object.handover({ ...device, merge: 2 }))).toBe(0);
    expect(await rowsWritten((object) => object.mergedInto())).toBe(0);
  });
});
