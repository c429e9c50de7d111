import { readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sizes } from './budgets.ts';
import { measureFeatures } from './feature-costs.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
const sizes = JSON.parse(readFileSync(`${root}/dist/sizes.json`, 'utf8')) as Sizes;
const number = (bytes: number | undefined): string => (bytes ?? 0).toLocaleString('en');
const row = (...cells: string[]): string => `| ${cells.join(' | ')} |`;

const modules = Object.keys(sizes).filter(
  (file) => !/^(footfall|index|core|core-track|stub|react|worker|identity-token)\.js$/.test(file),
);
const features = await measureFeatures(`${root}/src`, version);

const page = `# What the browser SDK weighs

Bytes after gzip -9, written by \`npm run size -w packages/sdk\` from the build, which fails above a budget. Only the first
file is loaded by a script tag; the others when they are asked for.

| file | bytes | budget |
| --- | ---: | ---: |
${row('`footfall.js`, the script tag', number(sizes['footfall.js']), '5,000')}
${row('`init` and `track` from `@footfall/sdk/core`, bundled', number(sizes['core-track.js']), '4,000')}
${row('`@footfall/sdk`, everything', number(sizes['index.js']), '–')}
${row('`@footfall/sdk/react`, beside that', number(sizes['react.js']), '1,000')}
${row('`stub.js`, methods before load', number(sizes['stub.js']), '300')}
${modules.map((file) => row(`\`${file}\``, number(sizes[file]), '1,000')).join('\n')}

For comparison: the smallest peer with a queue that outlives the page weighs 17,400 bytes (Snowplow 4.10.1), the smallest
without one 1,700 (Counterscale 3.4.1).

## What each feature costs

What the script tag saves without it. Features share words and so compress each other: the parts are less than the whole.

| feature | bytes |
| --- | ---: |
${features.map(([what, bytes]) => row(what, number(bytes))).join('\n')}
`;
writeFileSync(`${root}/../../docs/size.md`, page);
