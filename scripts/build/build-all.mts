import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newestChange } from './newest-change.mts';
import { root } from './root.mts';

/** One thing to build: what it is made of, and how. Its stamp in `dist/stamps` says when that was last done. */
interface Part {
  name: string;
  sources: string[];
  build: () => void;
}

const PUBLIC = join(root, 'dist/public');
const CONTRACT = ['packages/contract/src', 'package-lock.json'];

const PARTS: Part[] = [
  packagePart('sdk', [...CONTRACT, 'packages/sdk'], () => copyScripts('packages/sdk/dist')),
  packagePart('survey-widget', [...CONTRACT, 'packages/engine/src/surveys', 'packages/survey-widget'], () =>
    copyScripts('packages/survey-widget/dist'),
  ),
  packagePart('console', [...CONTRACT, 'packages/engine/src/surveys', 'packages/console'], () => {
    rmSync(join(PUBLIC, 'console'), { recursive: true, force: true });
    copy('packages/console/dist', 'console');
  }),
  { name: 'shop', sources: ['examples/shop'], build: () => copy('examples/shop', 'shop') },
  { name: 'site', sources: ['packages/ingest-worker/public'], build: () => copy('packages/ingest-worker/public', '.') },
  {
    name: 'reference',
    sources: [...CONTRACT, 'packages/ingest-worker/src', 'package.json', 'scripts/build'],
    build: () => run('node', ['scripts/build/write-reference.mts']),
  },
  {
    name: 'worker',
    sources: [...CONTRACT, 'packages/engine/src', 'packages/ingest-worker/src', 'wrangler.toml'],
    // The very bundle that a deployment uploads.
    build: () => run('wrangler', ['deploy', '--dry-run', '--outdir', 'dist/worker']),
  },
];

/** Builds what is out of date. Throws where a part does not build. */
export async function buildAll(): Promise<void> {
  mkdirSync(join(root, 'dist/stamps'), { recursive: true });
  mkdirSync(PUBLIC, { recursive: true });
  for (const part of PARTS) {
    if (isFresh(part)) continue;
    const startedAt = Date.now();
    part.build();
    writeFileSync(stampOf(part), '');
    console.log(`built ${part.name} in ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  }
}

function packagePart(name: string, sources: string[], publish: () => void): Part {
  return {
    name,
    sources,
    build: () => {
      run('npm', ['run', '--silent', 'build', '--workspace', `packages/${name}`]);
      publish();
    },
  };
}

const stampOf = (part: Part) => join(root, 'dist/stamps', part.name);

function isFresh(part: Part): boolean {
  const stamp = stampOf(part);
  if (!existsSync(stamp)) return false;
  return newestOf(part.sources) < statSync(stamp).mtimeMs;
}

const newestOf = (sources: string[]) => Math.max(...sources.map((source) => newestChange(join(root, source))));

function copy(from: string, to: string): void {
  cpSync(join(root, from), join(PUBLIC, to), { recursive: true });
}

/** What a page loads by script tag; the module for bundlers is on npm. */
function copyScripts(from: string): void {
  const forPages = (file: string) => !/(^|\/)index\.js$|\.d\.ts$|\/types$/.test(file);
  cpSync(join(root, from), join(PUBLIC, 'sdk'), { recursive: true, filter: (file) => forPages(file) });
}

function run(command: string, args: string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${error ?? ''}\n${stdout}${stderr}`);
}
