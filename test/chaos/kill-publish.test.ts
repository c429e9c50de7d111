import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishProgress, SegmentAnswer } from '@footfall/contract';
import { afterAll, expect, test } from 'vitest';
import { post } from '../support/footfall.ts';
import { answers, freePort, killGroup, startGroup } from '../support/killable.ts';
import { settle, until } from '../support/until.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'footfall-kill-'));
let running: ChildProcess | undefined;

afterAll(() => {
  if (running?.pid) killGroup(running.pid);
  rmSync(dataDir, { recursive: true, force: true });
});

const CUSTOMERS = 240;
const WAKES_PER_SECOND = 20;
/** Who drove it has it leased for 20 seconds, and the sweep that goes on comes once a minute. */
const RECOVERY_MS = 150_000;

test('kill -9 while customers meet a new rule: after restart it goes on where it was, and everybody enters once', async () => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  running = await startGroup(port, dataDir);
  const settings = { name: 'Killed shop', currency: 'EUR', consent: 'granted', wakesPerSecond: WAKES_PER_SECOND };
  const made = await post(origin, '/v1/sites', settings, { authorization: 'Bearer ad_demo' });
  const { keys } = (await made.json()) as { keys: { secret: string } };
  const asShop = { authorization: `Bearer ${keys.secret}` };
  const read = async <T>(path: string) => (await (await fetch(origin + path, { headers: asShop })).json()) as T;

  const order = (index: number) => ({
    type: 'track',
    event: 'Order Completed',
    messageId: `order-${index}`,
    userId: `buyer-${index}`,
    properties: { order_id: `A-${index}`, total: 12, currency: 'EUR' },
  });
  const batch = Array.from({ length: CUSTOMERS }, (_, index) => order(index));
  await post(origin, '/v1/batch', { batch }, asShop);
  const when = { op: 'did', event: 'Order Completed' };
  await post(origin, '/v1/segments', { id: 'buyers', name: 'Buyers', when }, asShop);
  const known = async () =>
    (await (await post(origin, '/v1/segments/buyers/preview', {}, asShop)).json()) as { population: number };
  await until(async () => (await known()).population === CUSTOMERS, 'the ledger to know everybody');

  await post(origin, '/v1/segments/buyers/publish', {}, asShop);
  const progress = async () => (await read<SegmentAnswer>('/v1/segments/buyers')).progress as PublishProgress;
  await until(async () => (await progress()).done >= WAKES_PER_SECOND * 2, 'some of them to have met it');
  // The door stays open meanwhile.
  const others = await post(
    origin,
    '/v1/batch',
    { batch: [{ type: 'page', messageId: 'p', userId: 'buyer-0' }] },
    asShop,
  );
  expect(await others.json()).toMatchObject({ results: [{ status: 'accepted' }] });
  killGroup(running.pid ?? 0);
  await until(async () => !(await answers(origin)), 'the killed server to be gone');

  running = await startGroup(port, dataDir);
  const before = await progress();
  expect(before.state).toBe('running');
  expect(before.done).toBeLessThan(CUSTOMERS);
  await until(async () => (await progress()).state === 'done', `it to go on from ${before.done}`, RECOVERY_MS);
  expect(await progress()).toMatchObject({ total: CUSTOMERS, done: CUSTOMERS, failed: 0 });
  const size = async () => (await read<SegmentAnswer>('/v1/segments/buyers')).size;
  await until(async () => (await size()) === CUSTOMERS, 'everybody to be in it', RECOVERY_MS);
  await settle();
  expect(await size()).toBe(CUSTOMERS);
  const { data } = await read<{ data: { entered: number; left: number }[] }>(
    '/v1/segments/buyers/sizes?by=hour&count=2',
  );
  expect(data.reduce((sum, { entered, left }) => sum + entered + left, 0)).toBe(CUSTOMERS);
}, 400_000);
