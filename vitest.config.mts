import { defineConfig } from 'vitest/config';

// One kind after the other; `npm test` runs two lanes of them beside each other.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          sequence: { groupOrder: 0 },
          include: ['packages/{contract,engine,sdk,survey-widget,console}/src/**/*.test.ts', 'scripts/**/*.test.ts'],
        },
      },
      './packages/ingest-worker/vitest.config.mts',
      {
        test: {
          name: 'browser',
          sequence: { groupOrder: 2 },
          globalSetup: ['test/build-first.ts'],
          include: ['test/browser/**/*.test.ts'],
          exclude: ['test/browser/sdk/**'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Whether an event that is told while leaving gets away is decided within milliseconds: one file at a time.
        test: {
          name: 'sdk',
          sequence: { groupOrder: 3 },
          globalSetup: ['test/build-first.ts'],
          include: ['test/browser/sdk/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        // One server and one browser at a time: two cores are shared by workerd, Chromium and the tests.
        test: {
          name: 'system',
          sequence: { groupOrder: 4 },
          globalSetup: ['test/build-first.ts'],
          include: ['test/*.test.ts', 'test/{chaos,providers,webhooks}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
