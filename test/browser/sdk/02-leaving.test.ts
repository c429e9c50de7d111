import { expect, test } from 'vitest';
import { MovableTime } from './support/movable-time.ts';
import { pause, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();
/** As long as the facts' probes: answers take their time. */
const LATENCY_MS = 150;
const SILENT = 'data-auto-page="false"';

test('A: an event told in the tick that navigates away is delivered while leaving, and not told again meanwhile', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  ingest.latencyMs = LATENCY_MS;
  const url = shop.page('/', '', tag(SILENT));
  const page = await newPage();
  for (let visit = 1; visit <= 3; visit++) {
    await page.goto(url);
    await page.waitForFunction('!Array.isArray(window.footfall ?? [])');
    await page.evaluate(`footfall.track('Left ${visit}'); location.href = '/elsewhere'`);
    await page.waitForURL('**/elsewhere');
    await until(
      'delivered',
      () => ingest.names.includes(`Left ${visit}`),
      () => ingest.names,
    );
  }
  await page.goto(url);
  await pause(3_000);
  expect(ingest.counted).toHaveLength(3);
  expect(ingest.duplicates).toEqual([]);
});

test('A2: what nobody saw answered is told once more under the same id when its lease ends, and forgotten', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  ingest.latencyMs = LATENCY_MS;
  const url = shop.page('/', '', tag(SILENT));
  const time = await MovableTime.of(scenario);
  const page = await newPage();
  await page.goto(url);
  await page.waitForFunction('!Array.isArray(window.footfall ?? [])');
  await page.evaluate(`footfall.track('Left'); location.href = '/elsewhere'`);
  await page.waitForURL('**/elsewhere');
  await page.goto(url);
  await time.passUntil(
    'told again',
    () => ingest.duplicates.length === 1,
    () => ingest.duplicates,
    15_000,
  );
  expect(ingest.duplicates[0]?.messageId).toBe(ingest.counted[0]?.messageId);
  const told = (ingest.attempts[1]?.at ?? 0) - (ingest.attempts[0]?.at ?? 0);
  expect(told).toBeGreaterThan(10_000);
  await page.waitForFunction(() => Object.keys(localStorage).join() === 'ff_wk_demo:me');
});

test('B: an event told 30 ms before the tab closes is delivered', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  ingest.latencyMs = LATENCY_MS;
  const url = shop.page('/', '', tag(SILENT));
  for (let visit = 1; visit <= 4; visit++) {
    const page = await newPage();
    await page.goto(url);
    await page.waitForFunction('!Array.isArray(window.footfall ?? [])');
    await page.evaluate(`footfall.track('Closed ${visit}')`);
    await pause(30);
    await page.close();
    await until(
      'delivered',
      () => ingest.names.includes(`Closed ${visit}`),
      () => ingest.names,
    );
  }
  expect(ingest.duplicates).toEqual([]);
});

test('C: a bounce 50 ms after the page was read is delivered', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  ingest.latencyMs = LATENCY_MS;
  const url = shop.page(
    '/',
    '',
    `${tag(SILENT).replace('async', '')}<script>
      document.addEventListener('DOMContentLoaded', () => {
        footfall.push(['track', 'Bounced']);
        setTimeout(() => { location.href = '/elsewhere'; }, 50);
      });
    </script>`,
  );
  for (let visit = 1; visit <= 4; visit++) {
    const page = await newPage();
    await page.goto(url, { waitUntil: 'commit' });
    await page.waitForURL('**/elsewhere');
    await until(
      'delivered',
      () => ingest.counted.length === visit,
      () => ingest.names,
    );
    await page.close();
  }
});

test('without beacons and fetchLater, what does not fit into the page’s quota waits for the next page', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const url = shop.page('/', '', tag(SILENT));
  const time = await MovableTime.of(scenario);
  const page = await newPage();
  await page.addInitScript(() => {
    Object.defineProperty(Navigator.prototype, 'sendBeacon', { value: undefined });
    Object.defineProperty(window, 'fetchLater', { value: undefined });
  });
  await page.goto(url);
  await page.waitForFunction('!Array.isArray(window.footfall ?? [])');
  await page.evaluate(`
    for (let i = 0; i < 100; i++) footfall.track('Burst ' + i, { text: 'x'.repeat(1000) });
    location.href = '/elsewhere'`);
  await page.waitForURL('**/elsewhere');
  await pause(500);
  const leaving = ingest.counted.length;
  expect(leaving).toBeGreaterThan(40);
  expect(leaving).toBeLessThan(60);
  await page.goto(url);
  await time.passUntil(
    'all delivered',
    () => ingest.counted.length === 100,
    () => ingest.counted.length,
    20_000,
  );
  expect(new Set(ingest.names).size).toBe(100);
});

test('D: 100 events of 1 KB and a navigation in the same tick are all delivered, none twice', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  ingest.latencyMs = LATENCY_MS;
  const url = shop.page('/', '', tag(SILENT));
  const page = await newPage();
  await page.goto(url);
  await page.waitForFunction('!Array.isArray(window.footfall ?? [])');
  await page.evaluate(`
    for (let i = 0; i < 100; i++) footfall.track('Burst ' + i, { text: 'x'.repeat(1000) });
    location.href = '/elsewhere'`);
  await page.waitForURL('**/elsewhere');
  await pause(1_000);
  const leaving = ingest.counted.length;
  await page.goto(url);
  await until(
    'all delivered',
    () => ingest.counted.length === 100,
    () => ingest.counted.length,
    20_000,
  );
  console.log(`D: ${leaving} of 100 delivered while leaving`);
  expect(leaving).toBeGreaterThan(45);
  expect(new Set(ingest.counted.map(({ messageId }) => messageId)).size).toBe(100);
});
