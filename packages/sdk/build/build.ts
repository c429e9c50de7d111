import { createHash } from 'node:crypto';
import { copyFileSync, globSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkBudgets, gzipSize, type Sizes } from './budgets.ts';
import { bundle } from './bundle.ts';
import { emitDeclarations } from './declarations.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
const dist = `${root}/dist`;
const startedAt = Date.now();
const sizes: Sizes = {};

async function build(input: string, name: string, format: 'iife' | 'es', isFinal?: boolean): Promise<void> {
  const file = `${name}.js`;
  await bundle({ input, file: `${dist}/${file}`, format, version, ...(isFinal && { isFinal }) });
  sizes[file] = gzipSize(`${dist}/${file}`);
}

const lazy = globSync(`${root}/src/lazy/*.ts`)
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => basename(file, '.ts'))
  .sort();
await build(`${root}/src/script-tag.ts`, 'footfall', 'iife');
await build(`${root}/src/stub.ts`, 'stub', 'iife');
for (const entry of ['index', 'core', 'react', 'worker', 'identity-token'])
  await build(`${root}/src/${entry}.ts`, entry, 'es');
for (const name of lazy) await build(`${root}/src/lazy/${name}.ts`, name, 'es');
// What `import { init } from '@footfall/sdk/core'` and one `track` cost a bundle.
await build(`${root}/build/core-track.ts`, 'core-track', 'es', true);
emitDeclarations(root);

/** What a page puts into `integrity`, so that only these bytes ever run. */
const integrity = (file: string): string =>
  `sha384-${createHash('sha384')
    .update(readFileSync(`${dist}/${file}`))
    .digest('base64')}`;
const hashes: Record<string, string> = {};
for (const name of ['footfall', ...lazy]) {
  const pinned = `${name}@${version}.js`;
  copyFileSync(`${dist}/${name}.js`, `${dist}/${pinned}`);
  hashes[pinned] = integrity(pinned);
}
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
writeFileSync(`${dist}/sri.json`, json(hashes));
writeFileSync(`${dist}/sizes.json`, json(sizes));

// Files are replaced rather than the folder, so that a server of the folder never finds it empty.
for (const file of globSync(`${dist}/**/*.{js,ts}`)) if (statSync(file).mtimeMs < startedAt) rmSync(file);

const [tag] = Object.entries(hashes);
console.log(`${tag?.[0]}  ${tag?.[1]}  ${sizes['footfall.js']} bytes gzip`);
checkBudgets(sizes);
