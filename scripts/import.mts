/**
 * `npm run import -- orders.csv [--host http://localhost:8787] [--key sk_…] [--id name]`: takes history in. Nothing is
 * started and nobody is told. It may be stopped at any time; started again it goes on where it was, and a row that was
 * sent before is known by the import and its number.
 */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const hash = await contentHash(file);
const importId = values.id ?? `${basename(file)}-${hash}`;
const target = {
  host: values.host ?? 'http://localhost:8787',
  secretKey: values.key ?? process.env.FOOTFALL_SECRET_KEY ?? 'sk_demo',
  importId,
};
const notes = join(process.env.FOOTFALL_DATA ?? join(root, '.footfall'), 'imports');
const noteOf = (id: string) => `${id.replaceAll(/[^\w.-]/g, '_')}.json`;
const note = join(notes, noteOf(importId));
mkdirSync(notes, { recursive: true });
if (!values.id) refuseChanged();

const total = await countRows(file);
let done = existsSync(note) ? (JSON.parse(readFileSync(note, 'utf8')) as { done: number }).done : 0;
if (done > 0) console.log(`Going on after row ${done}.`);
const counts: Record<string, number> = {};
const problems: RowResult[] = [];

let waiting: Row[] = [];
let bytes = 0;
for await (const row of readRows(file)) {
  if (row.number <= done) continue;
  const size = Buffer.byteLength(JSON.stringify(row.event ?? ''));
  const isTooLarge = size > BATCH_BYTES;
  if (waiting.length === BATCH_ROWS || (!isTooLarge && bytes + size > BATCH_BYTES)) await send();
  waiting.push(isTooLarge ? { number: row.number, unreadable: 'larger than 32 KB' } : row);
  if (!isTooLarge) bytes += size;
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

/** The same file is the same import, wherever it lies. Ends the process where it is not UTF-8: names would be lost. */
async function contentHash(path: string): Promise<string> {
  const digest = createHash('sha256');
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const part of createReadStream(path)) {
      digest.update(part);
      utf8.decode(part, { stream: true });
    }
    utf8.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    console.error(`${path} is not UTF-8: save it as UTF-8 first.`);
    process.exit(2);
  }
  return digest.digest('hex').slice(0, 16);
}

/** A file that was changed half-way is another import, under which the rows before would count again. */
function refuseChanged(): void {
  const name = basename(file ?? '');
  const start = noteOf(`${name}-`).slice(0, -'.json'.length);
  const other = readdirSync(notes).find(
    (one) => one.startsWith(start) && /^[0-9a-f]{16}\.json$/.test(one.slice(start.length)),
  );
  if (!other || other === basename(note)) return;
  const id = `${name}-${other.slice(start.length, -'.json'.length)}`;
  console.error(`${file} has changed since an import of it was stopped. To go on with that one: --id '${id}'`);
  console.error('To begin anew give another --id: rows without a messageId or an order_id then count again.');
  process.exit(2);
}
