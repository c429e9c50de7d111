import { defineConfig } from 'vitest/config';

// One kind after the other. Two browsers at a time make two cores so slow that what waits for a screen waits in vain;
// two files of the Worker's do not.
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
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // One server and one browser at a time: two cores are shared by workerd, Chromium and the tests.
        test: {
          name: 'system',
          sequence: { groupOrder: 3 },
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
