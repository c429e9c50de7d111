/**
 * `npm run bench:ingest`: how much of what the platform can do is left once each event is judged, counted once and
 * kept. Everything runs on this machine, the load generator too, so only the ratios mean anything elsewhere.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { Miniflare } from 'miniflare';
import { buildAll } from '../../scripts/build/build-all.mts';
import { root } from '../../scripts/build/root.mts';
import { startServer } from '../../scripts/server/start-server.mts';
import { type LoadResult, load } from './load.mts';

const CONCURRENCY = 32;
const DURATION_MS = Number(process.env.BENCH_SECONDS ?? 5) * 1000;
const WARM_UP_MS = 1_500;
const BATCHES = [1, 10, 100];
const MANY = 5_000;
/** A customer's keys have a ceiling: the hot one is followed by another before it is reached. */
const HOT_EVENTS = 30_000;

const dataDir = mkdtempSync(join(tmpdir(), 'footfall-bench-'));
await buildAll();
const footfall = await startServer({ port: 0, dataDir });
const baseline = await startBaseline();
const site = await footfall.miniflare.getBindings<{ DB: import('@cloudflare/workers-types').D1Database }>();
await site.DB.prepare('UPDATE sites SET new_customers_per_hour = 100000000').run();

let run = 0;
function events(size: number, hot: boolean) {
  run += 1;
  const prefix = `${run}`;
  return (n: number) => {
    const customer = hot ? Math.floor((n * size) / HOT_EVENTS) : n % MANY;
    const batch = Array.from({ length: size }, (_, index) => ({
      type: 'track',
      event: 'Product Viewed',
      messageId: `${prefix}-${n}-${index}`,
      anonymousId: `bench-${prefix}-${hot ? 'hot' : 'many'}-${customer}`,
      timestamp: new Date().toISOString(),
      properties: { product_id: 'vanilla', name: 'Vanilla', category: 'Classics', price: 3.5, currency: 'EUR' },
      context: { page: { url: 'https://shop.example/vanilla', path: '/vanilla', title: 'Vanilla' }, locale: 'en-GB' },
    }));
    return { text: JSON.stringify({ batch, sentAt: new Date().toISOString() }), events: size };
  };
}

async function measure(url: URL, size: number, hot: boolean): Promise<LoadResult> {
  await load({ url, concurrency: CONCURRENCY, durationMs: WARM_UP_MS, body: events(size, hot) });
  return load({ url, concurrency: CONCURRENCY, durationMs: DURATION_MS, body: events(size, hot) });
}

console.log('| batch | customers | events/s | p50 | p95 | p99 | bare Worker | of it | one write | of it |');
console.log('| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const size of BATCHES) {
  for (const hot of [false, true]) {
    const bare = await measure(new URL('/bare', baseline.url), size, hot);
    const oneWrite = await measure(new URL('/one-write', baseline.url), size, hot);
    const ours = await measure(new URL('/v1/batch', footfall.url), size, hot);
    const share = (other: LoadResult) => (ours.eventsPerSecond / other.eventsPerSecond).toFixed(2);
    const rate = (result: LoadResult) => Math.round(result.eventsPerSecond).toLocaleString('en');
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    console.log(
      `| ${size} | ${hot ? 'one hot' : `${MANY.toLocaleString('en')}`} | ${rate(ours)} | ${ms(ours.p50)} | ${ms(ours.p95)} | ${ms(ours.p99)} | ${rate(bare)} | ${share(bare)} | ${rate(oneWrite)} | ${share(oneWrite)} |`,
    );
    const { accepted = 0, ...rest } = ours.answered;
    if (accepted !== ours.sent) console.log(`not accepted: ${JSON.stringify(rest)}`);
  }
}
await footfall.stop();
await baseline.stop();
rmSync(dataDir, { recursive: true, force: true });

async function startBaseline(): Promise<{ url: URL; stop: () => Promise<void> }> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'bench/ingest/baseline-worker.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    external: ['cloudflare:workers'],
  });
  const { convertV4MiniflareOptions } = await import('miniflare');
  const options = convertV4MiniflareOptions({
    host: '127.0.0.1',
    port: 0,
    cf: false,
    workers: [
      {
        name: 'baseline',
        compatibilityDate: '2026-11-01',
        modules: [{ type: 'ESModule', path: 'worker.js', contents: outputFiles[0]?.text ?? '' }],
        durableObjects: { KEEPER: { className: 'Keeper', useSQLite: true } },
      },
    ],
  });
  const miniflare = new Miniflare({
    ...options,
    logRequests: false,
    resourcePersistencePath: join(dataDir, 'baseline'),
  });
  return { url: await miniflare.ready, stop: () => miniflare.dispose() };
}
