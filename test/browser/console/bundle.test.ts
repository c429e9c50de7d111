import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';

const DIST = join(import.meta.dirname, '../../../packages/console/dist');
const MAX_FIRST_KB = 145;

const html = readFileSync(join(DIST, 'index.html'), 'utf8');
/** What the browser must have before it can draw anything. */
const first = [...html.matchAll(/(?:src|href)="\/console\/(assets\/[^"]+)"/g)].map(([, path]) => String(path));

test(`what is loaded before the first drawing stays below ${MAX_FIRST_KB} kB gzipped`, () => {
  const bytes = first.reduce((sum, path) => sum + gzipSync(readFileSync(join(DIST, path))).byteLength, 0);
  expect(first.length).toBeGreaterThan(1);
  expect(bytes / 1024).toBeLessThan(MAX_FIRST_KB);
});

test('nothing is asked of another host', () => {
  const sheets = readdirSync(join(DIST, 'assets')).filter((file) => file.endsWith('.css'));
  for (const sheet of sheets) {
    expect(readFileSync(join(DIST, 'assets', sheet), 'utf8'), sheet).not.toMatch(/url\(["']?https?:|@import/);
  }
  expect(html).not.toMatch(/(?:src|href)="https?:/);
});
