import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundle } from './bundle.ts';
import { emitDeclarations } from './declarations.ts';

/** Runtime, styles and core kinds: what every shop loads. The nearest peer's chunk has 49,000. */
const CEILING_BYTES = 10_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = `${root}/dist`;
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

const script = await bundle(`${root}/src/script-tag.ts`, 'iife');
const bytes = gzipSync(script, { level: 9 }).length;
writeFileSync(`${dist}/survey.js`, script);
writeFileSync(`${dist}/index.js`, await bundle(`${root}/src/index.ts`, 'es'));
emitDeclarations(root);

console.log(`survey.js  ${script.length} bytes, ${bytes} gzip (at most ${CEILING_BYTES})`);
if (bytes > CEILING_BYTES) process.exitCode = 1;
