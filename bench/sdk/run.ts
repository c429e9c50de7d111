import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launchChromium } from '../../test/support/browser.ts';
import { EVENTS, type Load, measureLoad, startEndpoint } from './measure.ts';
import { FOOTFALL, FOOTFALL_CORE, NOTHING, ONE_WRITE, PEERS, type Peer } from './peers.ts';

const LOADS = 9;
const here = dirname(fileURLToPath(import.meta.url));
const peers = process.argv.includes('--peers') ? PEERS : [];
const folder = mkdtempSync(join(tmpdir(), 'sdk-bench-'));
const endpoint = await startEndpoint();

if (peers.length) {
  writeFileSync(join(folder, 'package.json'), '{"private":true}');
  const packages = peers.flatMap(({ install }) => install ?? []);
  execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], {
    cwd: folder,
    stdio: 'inherit',
  });
} else mkdirSync(folder, { recursive: true });

async function bundle({ source }: Peer): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: folder },
    alias: {
      '@footfall/sdk/core': join(here, '../../packages/sdk/dist/core.js'),
      '@footfall/sdk': join(here, '../../packages/sdk/dist/index.js'),
    },
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: { ENDPOINT: JSON.stringify(endpoint.origin), 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}

const quantile = (numbers: number[], q: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * q))] ?? Number.NaN;
const round = (number: number): number => Math.round(number * 100) / 100;

const contestants = [NOTHING, ONE_WRITE, FOOTFALL, FOOTFALL_CORE, ...peers];
const bundles = new Map<Peer, string>();
for (const peer of contestants) bundles.set(peer, await bundle(peer));
const loads = new Map<Peer, Load[]>(contestants.map((peer) => [peer, []]));
const browser = await launchChromium();
// Turn about, so that what else the machine does hits all alike.
for (let load = 0; load < LOADS; load++)
  for (const peer of contestants)
    loads.get(peer)?.push(await measureLoad(browser, `${endpoint.origin}/`, bundles.get(peer) ?? '', endpoint.bodies));
await browser.close();
endpoint.close();
rmSync(folder, { recursive: true, force: true });

const results = contestants.map((peer) => {
  const all = loads.get(peer) ?? [];
  const median = (pick: (load: Load) => number): number => round(quantile(all.map(pick), 0.5));
  const tracked = all.flatMap(({ trackMs }) => trackMs);
  const least = (pick: (load: Load) => number): number => round(Math.min(...all.map(pick)));
  return {
    name: peer.name,
    'evaluate + init ms': median(({ evaluateMs }) => evaluateMs),
    least: least(({ evaluateMs }) => evaluateMs),
    'track ms median': round(quantile(tracked, 0.5)),
    'track ms p95': round(quantile(tracked, 0.95)),
    'least p95': least(({ trackMs }) => quantile(trackMs, 0.95)),
    'writes per event': median(({ writes }) => writes / EVENTS),
    'chars written per event': median(({ writtenChars }) => writtenChars / EVENTS),
    'cookies per event': median(({ cookies }) => cookies / EVENTS),
    requests: median(({ requests }) => requests),
    'bytes per event': median(({ bodyBytes }) => bodyBytes / EVENTS),
    'long tasks': median(({ longTasks }) => longTasks),
    'fewest long tasks': least(({ longTasks }) => longTasks),
    'layout shift': median(({ layoutShift }) => layoutShift),
  };
});
console.table(results);
writeFileSync(
  join(here, 'results.json'),
  `${JSON.stringify({ events: EVENTS, loads: LOADS, cpu: '4x slower', results }, null, 2)}\n`,
);
