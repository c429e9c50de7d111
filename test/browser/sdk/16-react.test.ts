import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import { expect, test, vi } from 'vitest';
import { expectCounted, pause, useScenario } from './support/scenario.ts';

const scenario = useScenario();
const ROOT = new URL('./react-app', import.meta.url).pathname;

for (const mode of ['development', 'production']) {
  test(`a Vite React app in strict mode tells each product once (${mode})`, async () => {
    const { shop, ingest, newPage } = scenario;
    const outDir = mkdtempSync(join(tmpdir(), 'react-app-'));
    // The test runner's own value would mix React's two builds.
    vi.stubEnv('NODE_ENV', mode);
    try {
      await build({
        root: ROOT,
        mode,
        logLevel: 'error',
        define: {
          'process.env.NODE_ENV': JSON.stringify(mode),
          'import.meta.env.VITE_HOST': JSON.stringify(ingest.origin),
        },
        build: { outDir, emptyOutDir: true, rollupOptions: { output: { entryFileNames: 'app.js' } } },
      });
      ingest.files.set('app.js', readFileSync(join(outDir, 'app.js'), 'utf8'));
    } finally {
      vi.unstubAllEnvs();
      rmSync(outDir, { recursive: true, force: true });
    }
    const page = await newPage();
    scenario.allowedNoise = /React DevTools/;
    await page.goto(
      shop.page('/', `<div id="root"></div><script type="module" src="${ingest.origin}/sdk/app.js"></script>`),
    );
    await expectCounted(ingest, ['page', 'Product Viewed']);
    await page.click('#again');
    await page.click('#add');
    await page.click('#next');
    await expectCounted(ingest, ['page', 'Product Viewed', 'Product Added', 'Product Viewed']);
    await pause(500);
    expect(ingest.counted.map(({ properties }) => properties.product_id)).toEqual([
      undefined,
      'vanilla',
      'vanilla',
      'pistachio',
    ]);
  });
}
