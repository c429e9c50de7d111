import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type Row, readRows } from './read-rows.mts';

const dir = mkdtempSync(join(tmpdir(), 'footfall-rows-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

let files = 0;
async function rowsOf(ending: string, content: string | Uint8Array): Promise<Row[]> {
  files += 1;
  const file = join(dir, `${files}.${ending}`);
  writeFileSync(file, content);
  const rows: Row[] = [];
  for await (const row of readRows(file)) rows.push(row);
  return rows;
}

const csv = (content: string) => rowsOf('csv', content);
const HEAD = 'type,event,userId,traits.name';

describe('a CSV as people save it', () => {
  test.each([
    ['with a byte-order mark', `\uFEFF${HEAD}\nidentify,,u1,Ann`],
    ['with the line ends of Windows', `${HEAD}\r\nidentify,,u1,Ann\r\n`],
    ['with semicolons', `${HEAD}\nidentify,,u1,Ann`.replaceAll(',', ';')],
    ['with quotes about everything', `"type","event","userId","traits.name"\n"identify","","u1","Ann"`],
    ['with empty lines, and lines of empty cells', `${HEAD}\n\nidentify,,u1,Ann\n,,,\n   \n\n`],
    ['with blanks about the names of columns', ` type , event,userId ,traits.name\nidentify,,u1,Ann`],
    ['with cells missing at the end', `${HEAD},traits.city\nidentify,,u1,Ann`],
  ])('%s is read as it is meant', async (_name, content) => {
    expect(await csv(content)).toEqual([
      { number: 1, event: { type: 'identify', userId: 'u1', traits: { name: 'Ann' } } },
    ]);
  });

  test('a cell in quotes may hold commas, quotes and lines', async () => {
    const [row] = await csv(`${HEAD}\nidentify,,u1,"Ann ""the cone""\nof Ice, Ltd"\n`);
    expect(row?.event).toMatchObject({ traits: { name: 'Ann "the cone"\nof Ice, Ltd' } });
  });

  test('a character of several bytes is whole wherever the file is cut for reading', async () => {
    const name = 'ß€🍦'.repeat(7);
    const lines = Array.from({ length: 4_000 }, (_, index) => `identify,,u${index},${name}`);
    const rows = await csv([HEAD, ...lines].join('\n'));
    expect(rows).toHaveLength(4_000);
    expect(rows.filter(({ event }) => (event as { traits: { name: string } }).traits.name !== name)).toEqual([]);
  });
});

describe('a row that cannot be read is named and costs no other', () => {
  test('one of more cells than there are columns', async () => {
    const rows = await csv(`${HEAD}\nidentify,,u1,Ann,and,more\nidentify,,u2,Bob`);
    expect(rows).toMatchObject(
      [
        { number: 1, unreadable: /columns/ },
        { number: 2, event: { userId: 'u2' } },
      ].map(({ unreadable, ...row }) => ({
        ...row,
        ...(unreadable ? { unreadable: expect.stringMatching(unreadable) } : {}),
      })),
    );
  });

  test('a quote that is never closed takes the rest of the file with it, and says so', async () => {
    const rows = await csv(`${HEAD}\nidentify,,u1,Ann\nidentify,,u2,"Bob\nidentify,,u3,Cyd\nidentify,,u4,Dan`);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toEqual({ number: 2, unreadable: expect.stringMatching(/quote/) });
  });

  test('a line that is not JSON', async () => {
    expect(await rowsOf('ndjson', '{"a":1}\n{"a":\n\n{"a":3}')).toEqual([
      { number: 1, event: { a: 1 } },
      { number: 2, unreadable: 'not JSON' },
      { number: 3, event: { a: 3 } },
    ]);
  });
});

test('NDJSON with a byte-order mark and the line ends of Windows is read from its first line on', async () => {
  expect(await rowsOf('jsonl', '\uFEFF{"a":1}\r\n{"a":2}\r\n')).toEqual([
    { number: 1, event: { a: 1 } },
    { number: 2, event: { a: 2 } },
  ]);
});

test('another ending is refused by name', async () => {
  await expect(rowsOf('xlsx', '')).rejects.toThrow('only .ndjson');
});
