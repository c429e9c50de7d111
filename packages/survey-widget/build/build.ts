import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { bundle, VERSION } from './bundle.ts';
import { emitDeclarations } from './declarations.ts';

/** Runtime, styles and core kinds: what every shop loads. The nearest peer's chunk has 49,000. */
const CEILING_BYTES = 10_000;

/** Each file of rare kinds, fetched by the surveys that have one. */
const MORE_CEILING_BYTES = 3_000;

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const dist = `${root}/dist`;
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);

await emit('script-tag.ts', 'iife', 'survey.js', CEILING_BYTES);
await emit('more/index.ts', 'es', `survey-more@${VERSION}.js`, MORE_CEILING_BYTES);
await emit('pictures/index.ts', 'es', `survey-pictures@${VERSION}.js`, MORE_CEILING_BYTES);
await emit('index.ts', 'es', 'index.js');
emitDeclarations(root);

async function emit(entry: string, format: 'iife' | 'es', name: string, ceiling?: number): Promise<void> {
  const code = await bundle(`${root}/src/${entry}`, format);
  writeFileSync(`${dist}/${name}`, code);
  if (ceiling === undefined) return;
  const bytes = gzipSync(code, { level: 9 }).length;
  console.log(`${name}  ${code.length} bytes, ${bytes} gzip (at most ${ceiling})`);
  if (bytes > ceiling) process.exitCode = 1;
}
