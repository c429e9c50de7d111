import { createHash } from 'node:crypto';
import { copyFileSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';
import { emitDeclarations } from './declarations.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
const dist = `${root}/dist`;
const named = (files: string[]): string[] => files.map((file) => basename(file, '.ts'));
const startedAt = Date.now();
const isSource = (file: string): boolean => !file.endsWith('.test.ts');

await bundle({ input: `${root}/src/script-tag.ts`, file: `${dist}/footfall.js`, format: 'iife', version });
for (const entry of ['index', 'core'])
  await bundle({ input: `${root}/src/${entry}.ts`, file: `${dist}/${entry}.js`, format: 'es', version });
const lazy = named(globSync(`${root}/src/lazy/*.ts`).filter(isSource));
for (const name of lazy)
  await bundle({ input: `${root}/src/lazy/${name}.ts`, file: `${dist}/${name}.js`, format: 'es', version });
emitDeclarations(root);

/** What a page puts into `integrity`, so that only these bytes ever run. */
const integrity = (file: string): string =>
  `sha384-${createHash('sha384')
    .update(readFileSync(`${dist}/${file}`))
    .digest('base64')}`;
const pinned = ['footfall', ...lazy].map((name) => {
  copyFileSync(`${dist}/${name}.js`, `${dist}/${name}@${version}.js`);
  return `${name}@${version}.js`;
});
const hashes = Object.fromEntries(pinned.map((file) => [file, integrity(file)]));
writeFileSync(`${dist}/sri.json`, `${JSON.stringify(hashes, null, 2)}\n`);
for (const [file, hash] of Object.entries(hashes)) console.log(`${file}  ${hash}`);

// Files are replaced rather than the folder, so that a server of the folder never finds it empty.
for (const file of globSync(`${dist}/**/*.{js,ts}`)) if (statSync(file).mtimeMs < startedAt) rmSync(file);
