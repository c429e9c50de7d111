import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../scripts/build/root.mts';
import { asServer, Footfall, statuses } from './support/footfall.ts';
import { Receiver } from './support/receiver.ts';
import { settle, until } from './support/until.ts';

let footfall: Footfall;
let receiver: Receiver;
const dir = mkdtempSync(join(tmpdir(), 'footfall-import-'));

beforeAll(async () => {
  footfall = await Footfall.start();
  receiver = await Receiver.listen();
  await receiver.subscribe(footfall.origin, ['event.accepted', 'order.completed']);
});
afterAll(async () => {
  await footfall?.stop();
  await receiver?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function runImport(name: string, content: string): Promise<string> {
  const file = join(dir, name);
  writeFileSync(file, content);
  const args = ['scripts/import.mts', file, '--host', footfall.origin, '--key', 'sk_demo'];
  const env = { ...process.env, FOOTFALL_DATA: dir };
  const { stdout } = await promisify(execFile)('node', args, { cwd: root, env });
  return stdout;
}

const ROWS = 1_200;
const csv = [
  'type,event,userId,timestamp,properties.order_id,properties.total,properties.currency,properties.postcode',
  ...Array.from({ length: ROWS }, (_, index) => {
    return `track,Order Completed,buyer-${index % 7},2024-05-0${(index % 9) + 1}T10:00:00Z,old-${index},10.50,EUR,01069`;
  }),
].join('\n');

test('a CSV of orders is taken in whole, starts nothing and tells nobody', async () => {
  const output = await runImport('orders.csv', csv);
  expect(output).toContain(`${ROWS} of ${ROWS} rows`);
  expect(output).toContain(`${ROWS} accepted`);
  await until(async () => {
    const [row] = await footfall.rows<{ count: number }>(
      `SELECT count(*) AS count FROM facts WHERE type = 'order.completed'`,
    );
    return row?.count === ROWS;
  }, 'every order in the ledger');
  const customer = await footfall.get<{ spent: object; firstSeenAt: string }>('/v1/customers/buyer-0');
  expect(customer.spent).toMatchObject({ EUR: { orders: 172, revenue: 1806, average: 10.5, proven: 1806 } });
  expect(customer.firstSeenAt).toMatch(/^2024-05/);
  await settle();
  expect(receiver.received).toEqual([]);
});

test('the same file again changes nothing', async () => {
  const before = await footfall.get('/v1/customers/buyer-0');
  expect(await runImport('orders.csv', csv)).toContain(`${ROWS} duplicate`);
  expect(await runImport('the-same-orders-under-another-name.csv', csv)).toContain(`${ROWS} duplicate`);
  expect(await footfall.get('/v1/customers/buyer-0')).toEqual(before);
});

test('an import that was stopped goes on where it was', async () => {
  const content = csv.replaceAll('old-', 'resumed-');
  const file = join(dir, 'resumed.csv');
  writeFileSync(file, content);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  mkdirSync(join(dir, 'imports'), { recursive: true });
  writeFileSync(join(dir, 'imports', `resumed.csv-${hash}.json`), JSON.stringify({ done: ROWS - 100 }));
  const output = await runImport('resumed.csv', content);
  expect(output).toContain(`Going on after row ${ROWS - 100}.`);
  expect(output).toContain('100 accepted');
});

test('a row is known by its import long after customers have forgotten its key', async () => {
  const batch = [{ type: 'page', userId: 'late-buyer', timestamp: '2024-01-01T00:00:00Z' }];
  const send = async () => {
    const body = { batch, historical: true, import: { id: 'kept', rows: [1] } };
    return statuses(await (await footfall.post('/v1/batch', body, asServer)).json());
  };
  expect(await send()).toEqual(['accepted']);
  expect(await send()).toEqual(['duplicate']);
  await footfall.rows(`UPDATE import_rows SET claimed_at = claimed_at - ${8 * 24 * 60 * 60_000} WHERE import = 'kept'`);
  expect(await send()).toEqual(['duplicate']);
});

test('rows that cannot be taken in are named, and cost no other', async () => {
  const lines = [
    JSON.stringify({ type: 'page', userId: 'n1', timestamp: '2024-01-01T00:00:00Z' }),
    '{"type":',
    JSON.stringify({ type: 'track', userId: 'n1' }),
    JSON.stringify({ type: 'page', userId: 'n1', timestamp: '2024-01-02T00:00:00Z' }),
  ];
  const output = await runImport('pages.ndjson', lines.join('\n'));
  expect(output).toContain('row 2: invalid: not JSON');
  expect(output).toMatch(/row 3: invalid: .*event/);
  expect(output).toContain('2 accepted');
});
