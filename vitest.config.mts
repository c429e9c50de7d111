import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['packages/{contract,engine,sdk,survey-widget,console}/src/**/*.test.ts', 'scripts/**/*.test.ts'],
        },
      },
      './packages/ingest-worker/vitest.config.mts',
      {
        test: {
          name: 'browser',
          globalSetup: ['test/build-first.ts'],
          include: ['test/browser/**/*.test.ts'],
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // One server and one browser at a time: two cores are shared by workerd, Chromium and the tests.
        test: {
          name: 'system',
          globalSetup: ['test/build-first.ts'],
          include: ['test/*.test.ts', 'test/{chaos,providers}/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
