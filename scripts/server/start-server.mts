import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { D1Database, KVNamespace } from '@cloudflare/workers-types';
import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from 'miniflare';
import { unstable_getMiniflareWorkerOptions } from 'wrangler';
import { root } from '../build/root.mts';
import { applyMigrations } from './apply-migrations.mts';
import { seedDemo } from './seed-demo.mts';

const SECRET_BYTES = 32;
/** Below the data folder. */
const STORAGE = 'storage';

export interface ServerOptions {
  /** 0 takes any free port. */
  port: number;
  /** Folder for everything that is kept; made where it is missing. */
  dataDir: string;
  /** Bindings on top of those of a laptop. */
  bindings?: Record<string, string>;
}

export interface Server {
  url: URL;
  miniflare: Miniflare;
  /** Does what the platform does each minute. */
  sweep: () => Promise<void>;
  stop: () => Promise<void>;
}

/**
 * Serves the built Worker on embedded storage, with the demo site in it. workerd is spoken to directly: the proxy of
 * `wrangler dev` answers a tenth as many requests, and never calls the scheduled handler.
 */
export async function startServer({ port: wanted, dataDir, bindings = {} }: ServerOptions): Promise<Server> {
  // Whoever waits at a known port for the first answer is to find the demo site there already.
  const isNew = !existsSync(join(dataDir, STORAGE));
  if (wanted !== 0 && isNew) await (await startServer({ port: 0, dataDir, bindings })).stop();
  // The Worker writes its own address into links, so it has to be known before it starts.
  const port = wanted === 0 ? await freePort() : wanted;
  mkdirSync(dataDir, { recursive: true });
  const secret = localSecret(dataDir);
  const { workerOptions } = unstable_getMiniflareWorkerOptions(join(root, 'wrangler.toml'));
  const { modulesRules: _bundledAlready, ...worker } = workerOptions;
  const workerDir = join(root, 'dist/worker');
  const options = convertV4MiniflareOptions({
    host: '127.0.0.1',
    port,
    log: new Log(LogLevel.WARN),
    // No look-up of where this machine is: nothing may depend on it.
    cf: false,
    workers: [
      {
        ...worker,
        name: 'footfall',
        modules: [{ type: 'ESModule', path: join(workerDir, 'index.js') }],
        modulesRoot: workerDir,
        bindings: {
          FOOTFALL_SECRET: secret,
          ADMIN_TOKEN: 'ad_demo',
          OPEN_METRICS: 'true',
          SITE_CACHE_SECONDS: '1',
          ALLOW_LOOPBACK_RECEIVERS: 'true',
          PUBLIC_ORIGIN: `http://localhost:${port}`,
          ...bindings,
        },
      },
    ],
  });
  const miniflare = new Miniflare({
    ...options,
    logRequests: false,
    resourcePersistencePath: join(dataDir, STORAGE),
  });
  const url = await miniflare.ready;
  const env = await miniflare.getBindings<{ DB: D1Database; CONFIG: KVNamespace }>();
  await applyMigrations(env.DB, join(root, 'packages/ingest-worker/migrations'));
  await seedDemo(env.DB, env.CONFIG, secret);
  return {
    url: new URL(`http://localhost:${url.port}`),
    miniflare,
    sweep: async () => {
      const fetcher = await miniflare.getWorker('footfall');
      await fetcher.scheduled({ cron: '* * * * *', scheduledTime: new Date() });
    },
    stop: () => miniflare.dispose(),
  };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

/** Made once per data folder: what is sealed in it must open again after a restart. */
function localSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  if (!existsSync(file)) writeFileSync(file, randomBytes(SECRET_BYTES).toString('base64'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}
