import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { trustLoopback } from './src/testing/trust-loopback.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

trustLoopback();
const { cloudflareTest, readD1Migrations } = await import('@cloudflare/vitest-plugin');

export default defineConfig({
  plugins: [
    cloudflareTest(async () => ({
      wrangler: { configPath: here('../../wrangler.toml') },
      miniflare: {
        bindings: {
          MIGRATIONS: await readD1Migrations(here('migrations')),
          FOOTFALL_SECRET: 'dGVzdC1zZWNyZXQtb2YtdGhpcnR5LXR3by1ieXRlcyE=',
          SITE_CACHE_SECONDS: '0',
          ADMIN_TOKEN: 'ad_test',
          METRICS_TOKEN: 'mt_test',
          ALLOW_LOOPBACK_RECEIVERS: 'true',
          PUBLIC_ORIGIN: 'https://footfall.test',
        },
      },
    })),
  ],
  test: {
    name: 'worker',
    root: here('.'),
    include: ['src/**/*.test.ts'],
    setupFiles: ['src/testing/setup.ts'],
    globalSetup: ['src/testing/smtp-servers.ts'],
    maxWorkers: 2,
    sequence: { groupOrder: 1 },
    testTimeout: 30_000,
  },
});
