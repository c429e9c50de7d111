import { expect, test } from 'vitest';
import { ready } from './support/open.ts';
import { expectCounted, pause, useScenario } from './support/scenario.ts';

const scenario = useScenario();

test('the script included twice counts once', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page('/', '', tag() + tag()));
  await ready(page);
  await page.evaluate(`footfall.track('Once')`);
  await expectCounted(ingest, ['page', 'Once']);
  await pause(500);
  expect(ingest.names).toHaveLength(2);
});

test('script tag and module for the same site share one SDK', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const { readFileSync } = await import('node:fs');
  ingest.files.set('index.js', readFileSync(new URL('../../../packages/sdk/dist/index.js', import.meta.url), 'utf8'));
  const page = await newPage();
  await page.goto(shop.page('/', '', tag()));
  await ready(page);
  const same = await page.evaluate(
    `import('${ingest.origin}/sdk/index.js').then(({ init }) => init({ writeKey: 'wk_demo' }) === window.footfall)`,
  );
  expect(same).toBe(true);
  await pause(500);
  expect(ingest.names).toEqual(['page']);
});

test('two sites on one page keep their events, ids and queues apart', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const other = tag('data-global="second"').replace('wk_demo', 'wk_other');
  const page = await newPage();
  await page.goto(shop.page('/', '', tag() + other));
  await page.waitForFunction('!Array.isArray(window.footfall ?? []) && !Array.isArray(window.second ?? [])');
  await page.evaluate(`footfall.track('First'); second.track('Second')`);
  await expectCounted(ingest, ['page', 'page', 'First', 'Second']);
  const keyOf = (name: string) =>
    JSON.parse(ingest.attempts.find(({ events }) => events.some(({ event }) => event === name))?.body ?? '{}').writeKey;
  expect(keyOf('First')).toBe('wk_demo');
  expect(keyOf('Second')).toBe('wk_other');
  expect(new Set(ingest.counted.map(({ anonymousId }) => anonymousId)).size).toBe(2);
});
