/**
 * `npm run bench:ingest`: how much of what the platform can do is left once each event is judged, counted once and
 * kept. Everything runs on this machine, the load generator too, so only the ratios mean anything elsewhere.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { convertV4MiniflareOptions, Miniflare, type V4WorkerOptions } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
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
const baseline = await startBaseline('alone');
const sameDoor = await startBaseline('same-door');
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

console.log(
  '| batch | customers | events/s | p50 | p95 | p99 | of a bare Worker | of one write | of one write behind the same door |',
);
console.log('| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |');
for (const size of BATCHES) {
  for (const hot of [false, true]) {
    const bare = await measure(new URL('/bare', baseline.url), size, hot);
    const oneWrite = await measure(new URL('/one-write', baseline.url), size, hot);
    const behind = await measure(new URL('/one-write', sameDoor.url), size, hot);
    const ours = await measure(new URL('/v1/batch', footfall.url), size, hot);
    const share = (other: LoadResult) => (ours.eventsPerSecond / other.eventsPerSecond).toFixed(2);
    const many = MANY.toLocaleString('en');
    const rate = (result: LoadResult) => Math.round(result.eventsPerSecond).toLocaleString('en');
    const ms = (value: number) => `${value.toFixed(0)} ms`;
    console.log(
      `| ${size} | ${hot ? 'one hot' : many} | ${rate(ours)} | ${ms(ours.p50)} | ${ms(ours.p95)} | ${ms(ours.p99)} | ${share(bare)} | ${share(oneWrite)} | ${share(behind)} |`,
    );
    const { accepted = 0, ...rest } = ours.answered;
    if (accepted !== ours.sent) console.log(`not accepted: ${JSON.stringify(rest)}`);
  }
}
await footfall.stop();
await baseline.stop();
await sameDoor.stop();
rmSync(dataDir, { recursive: true, force: true });

/** The baselines' Worker: by itself, or with the platform's services in front of it that every request of ours passes. */
async function startBaseline(kind: 'alone' | 'same-door'): Promise<{ url: URL; stop: () => Promise<void> }> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'bench/ingest/baseline-worker.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    external: ['cloudflare:workers'],
  });
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(root, 'wrangler.toml'));
  const { assets, ratelimits } = workerOptions as V4WorkerOptions;
  const door = kind === 'same-door' && assets && ratelimits ? { assets, ratelimits } : {};
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
        ...door,
      },
    ],
  });
  const miniflare = new Miniflare({
    ...options,
    logRequests: false,
    resourcePersistencePath: join(dataDir, kind),
  });
  return { url: await miniflare.ready, stop: () => miniflare.dispose() };
}
