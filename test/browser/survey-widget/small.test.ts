import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { bundle } from '../../../packages/survey-widget/build/bundle.ts';

const ROOT = fileURLToPath(new URL('../../../packages/survey-widget/', import.meta.url));

test('the whole widget is at most 10,000 bytes of gzip, and its README says how many', async () => {
  const bytes = gzipSync(await bundle(`${ROOT}src/script-tag.ts`, 'iife'), { level: 9 }).length;
  expect(bytes).toBeLessThanOrEqual(10_000);
  const said = Number(/\*\*([\d.]+) KB gzip/.exec(readFileSync(`${ROOT}README.md`, 'utf8'))?.[1]);
  expect(Math.abs(said - bytes / 1000)).toBeLessThan(0.1);
});

test.each(['more', 'pictures'])('the file of rare kinds “%s” is at most 3,000 bytes more', async (file) => {
  const code = await bundle(`${ROOT}src/${file}/index.ts`, 'es');
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(3_000);
});

test('it brings nothing with it', async () => {
  const code = await bundle(`${ROOT}src/index.ts`, 'es');
  expect(code).not.toMatch(/\bimport\s*[{"'*]/);
  expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function/);
  // Neither of these can be kept inside a shadow root.
  expect(code).not.toMatch(/@property|@layer|:root/);
});

test('where there is no DOM it can be imported and does nothing', async () => {
  const code = await bundle(`${ROOT}src/index.ts`, 'es');
  const module = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`);
  expect(Object.keys(module)).toEqual(['FootfallSurvey']);
});
