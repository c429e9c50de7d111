/**
 * `npm run import -- orders.csv [--host http://localhost:8787] [--key sk_…] [--id name]`: takes history in. Nothing is
 * started and nobody is told. It may be stopped at any time; started again it goes on where it was, and a row that was
 * sent before is known by the import and its number.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './build/root.mts';
import { type Row, readRows } from './import/read-rows.mts';
import { type RowResult, sendRows } from './import/send-rows.mts';

const BATCH_ROWS = 500;
/** Leaves room in the 1 MB a request may have. */
const BATCH_BYTES = 900_000;
const SHOWN_PROBLEMS = 20;
const BAR_WIDTH = 30;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { host: { type: 'string' }, key: { type: 'string' }, id: { type: 'string' } },
});
const [file] = positionals;
if (!file || !existsSync(file)) {
  console.error('Say which file: npm run import -- orders.csv [--host https://…] [--key sk_…] [--id name]');
  process.exit(2);
}

const importId = values.id ?? `${basename(file)}-${await contentHash(file)}`;
const target = {
  host: values.host ?? 'http://localhost:8787',
  secretKey: values.key ?? process.env.FOOTFALL_SECRET_KEY ?? 'sk_demo',
  importId,
};
const notes = join(process.env.FOOTFALL_DATA ?? join(root, '.footfall'), 'imports');
const note = join(notes, `${importId.replaceAll(/[^\w.-]/g, '_')}.json`);
mkdirSync(notes, { recursive: true });

const total = await countRows(file);
let done = existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as { done: number }).done : 0;
if (done > 0) console.log(`Going on after row ${done}.`);
const counts: Record<string, number> = {};
const problems: RowResult[] = [];

let waiting: Row[] = [];
let bytes = 0;
for await (const row of readRows(file)) {
  if (row.number <= done) continue;
  const size = JSON.stringify(row.event ?? '').length;
  if (waiting.length === BATCH_ROWS || bytes + size > BATCH_BYTES) await send();
  waiting.push(row);
  bytes += size;
}
await send();
rmSync(note, { force: true });
process.stdout.write('\n');
for (const { row, status, message } of problems.slice(0, SHOWN_PROBLEMS))
  console.log(`row ${row}: ${status}: ${message ?? ''}`);
if (problems.length > SHOWN_PROBLEMS) console.log(`… and ${problems.length - SHOWN_PROBLEMS} more`);
console.log(
  Object.entries(counts)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ') || 'nothing to import',
);

async function send(): Promise<void> {
  const last = waiting.at(-1);
  if (!last) return;
  for (const result of await sendRows(target, waiting)) {
    counts[result.status] = (counts[result.status] ?? 0) + 1;
    if (result.status === 'invalid' || result.status === 'dropped') problems.push(result);
  }
  done = last.number;
  writeFileSync(note, JSON.stringify({ done }));
  waiting = [];
  bytes = 0;
  drawBar();
}

function drawBar(): void {
  const share = total === 0 ? 1 : done / total;
  const filled = Math.round(BAR_WIDTH * share);
  const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
  process.stdout.write(`\r${bar} ${Math.floor(share * 100)} %  ${done} of ${total} rows`);
}

async function countRows(path: string): Promise<number> {
  let count = 0;
  for await (const _row of readRows(path)) count += 1;
  return count;
}

/** The same file is the same import, wherever it lies. */
async function contentHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(path)) hash.update(part);
  return hash.digest('hex').slice(0, 16);
}
