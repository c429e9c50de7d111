import { createHash } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.ts';
import { emitDeclarations } from './declarations.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
const dist = `${root}/dist`;

rmSync(dist, { recursive: true, force: true });
await bundle({ input: `${root}/src/script-tag.ts`, file: `${dist}/footfall.js`, format: 'iife', version });
await bundle({ input: `${root}/src/index.ts`, file: `${dist}/index.js`, format: 'es', version });
copyFileSync(`${dist}/footfall.js`, `${dist}/footfall@${version}.js`);
emitDeclarations(root);

/** What a page puts into `integrity`, so that only these bytes ever run. */
const integrity = (file: string): string =>
  `sha384-${createHash('sha384')
    .update(readFileSync(`${dist}/${file}`))
    .digest('base64')}`;
const pinned = [`footfall@${version}.js`];
writeFileSync(
  `${dist}/sri.json`,
  `${JSON.stringify(Object.fromEntries(pinned.map((file) => [file, integrity(file)])), null, 2)}\n`,
);
for (const file of pinned) console.log(`${file}  ${integrity(file)}`);
