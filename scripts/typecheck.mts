/** Type-checks each package by its own configuration, as browsers and Workers do not share their globals. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { root } from './build/root.mts';

const projects = [
  ...readdirSync(`${root}packages`).map((name) => `packages/${name}`),
  'packages/engine/scripts',
  'packages/ingest-worker/tsconfig.test.json',
  'packages/console/tsconfig.build.json',
  'scripts',
  'bench',
  'examples/shopify-checkout',
  'test',
];
const failed = projects.filter(
  (project) => spawnSync('tsc', ['-p', project], { cwd: root, stdio: 'inherit' }).status !== 0,
);
process.exitCode = failed.length > 0 ? 1 : 0;
