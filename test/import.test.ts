import { execFile, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
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

function commandFor(name: string, content: string | Uint8Array, more: string[] = []) {
  const file = join(dir, name);
  writeFileSync(file, content);
  const args = ['scripts/import.mts', file, '--host', footfall.origin, '--key', 'sk_demo', ...more];
  return { args, options: { cwd: root, env: { ...process.env, FOOTFALL_DATA: dir } } };
}

async function runImport(name: string, content: string | Uint8Array, more: string[] = []): Promise<string> {
  const { args, options } = commandFor(name, content, more);
  return (await promisify(execFile)('node', args, options)).stdout;
}

/** Pages of one customer, as lines that name neither a key nor an order. */
const pages = (userId: string, count: number) =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify({ type: 'page', userId, timestamp: '2024-01-01T00:00:00Z', properties: { index } }),
  ).join('\n');

const pagesOf = async (userId: string) =>
  (await footfall.get<{ counts: { page?: number } }>(`/v1/customers/${userId}`)).counts.page;

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

test('an import that was killed and started again counts each row once', async () => {
  const { args, options } = commandFor('killed.ndjson', pages('killed', 2_000));
  const importing = spawn('node', args, options);
  const ended = once(importing, 'exit');
  let shown = '';
  for await (const part of importing.stdout) {
    shown += String(part);
    if (shown.includes('500 of 2000')) importing.kill('SIGKILL');
  }
  await ended;
  expect(shown).not.toContain('2000 of 2000');
  const output = await runImport('killed.ndjson', pages('killed', 2_000));
  expect(output).toMatch(/Going on after row (500|1000|1500)\./);
  expect(await pagesOf('killed')).toBe(2_000);
});

test('a file that was changed half-way is not begun again unasked', async () => {
  await runImport('changed.ndjson', pages('changed', 20));
  mkdirSync(join(dir, 'imports'), { recursive: true });
  const before = createHash('sha256').update(pages('changed', 20)).digest('hex').slice(0, 16);
  writeFileSync(join(dir, 'imports', `changed.ndjson-${before}.json`), JSON.stringify({ done: 10 }));
  const mended = pages('changed', 25);
  const id = `changed.ndjson-${before}`;
  await expect(runImport('changed.ndjson', mended)).rejects.toMatchObject({
    code: 2,
    stderr: expect.stringContaining(id),
  });
  expect(await runImport('changed.ndjson', mended, ['--id', id])).toContain('10 duplicate, 5 accepted');
  expect(await pagesOf('changed')).toBe(25);
});

test('rows of any script are cut into requests by their bytes, and one that fits in none is named', async () => {
  const long = (size: number) => ({ type: 'page', userId: 'long', properties: { text: 'ю'.repeat(size) } });
  const rows = [...Array.from({ length: 250 }, () => long(5_000)), long(600_000), long(20_000), long(1)];
  const output = await runImport('long.ndjson', rows.map((row) => JSON.stringify(row)).join('\n'));
  expect(output).toContain('251 accepted');
  expect(output).toMatch(/row 251: invalid: .*32 KB/);
  expect(output).toMatch(/row 252: invalid: .*32 KB/);
});

test('a file that is not UTF-8 is refused before a name is lost', async () => {
  const latin = Buffer.from('type,userId,traits.name\nidentify,l1,Ren\u00e9\n', 'latin1');
  const refused = { code: 2, stderr: expect.stringContaining('not UTF-8') };
  await expect(runImport('latin.csv', latin)).rejects.toMatchObject(refused);
});
