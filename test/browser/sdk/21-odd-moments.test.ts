import { expect, test } from 'vitest';
import { MovableTime } from './support/movable-time.ts';
import { openQuietPage, ready } from './support/open.ts';
import { expectCounted, FAILED_REQUESTS, pause, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();
const onDevice = `JSON.stringify([Object.keys(localStorage), document.cookie])`;
const NOTHING = JSON.stringify([[], '']);

test('without locks, as where there is no TLS, leftovers are taken by one of two tabs all the same', async () => {
  const { context, ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }));
  const time = await MovableTime.of(scenario);
  const page = await openQuietPage(scenario);
  ingest.script = (_, response) => {
    response.socket?.destroy();
    return 'handled';
  };
  await page.evaluate(`footfall.track('One'); footfall.track('Two')`);
  await until(
    'tried',
    () => ingest.attempts.length > 0,
    () => 0,
  );
  await page.close();
  ingest.script = undefined;
  ingest.latencyMs = 150;
  await openQuietPage(scenario);
  await openQuietPage(scenario);
  await time.passUntilCounted(ingest, ['One', 'Two'], 30_000);
  await time.pass(1_000);
  expect(ingest.duplicates).toEqual([]);
});

test('a clock that jumps ahead by a day loses nothing, and begins another session', async () => {
  const { ingest } = scenario;
  const time = await MovableTime.of(scenario);
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.track('Before')`);
  await page.clock.fastForward('20:00:00');
  await page.evaluate(`footfall.track('After')`);
  await time.passUntilCounted(ingest, ['Before', 'After'], 10_000);
  const [before, after] = ingest.counted.map(({ context }) => JSON.stringify(context.session));
  expect(before).not.toBe(after);
  expect(ingest.duplicates).toEqual([]);
});

test('a session goes on over midnight', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.clock.install({ time: '2026-11-23T23:50:00' });
  await page.goto(shop.page('/', '', tag('data-auto-page="false"')));
  await ready(page);
  await page.evaluate(`footfall.track('Before')`);
  await page.clock.runFor(1_000);
  await page.clock.fastForward('20:00');
  await page.evaluate(`footfall.track('After')`);
  await page.clock.runFor(1_000);
  await expectCounted(ingest, ['Before', 'After']);
  const [before, after] = ingest.counted.map(({ context }) => JSON.stringify(context.session));
  expect(after).toBe(before);
});

for (const [how, call] of [
  ['consent was refused', 'footfall.consent(false)'],
  ['it was asked to forget', 'footfall.forget()'],
])
  test(`an answer that comes after ${how} writes nothing on the device`, async () => {
    const { ingest } = scenario;
    const page = await openQuietPage(scenario, 'data-consent="required"');
    ingest.latencyMs = 500;
    await page.evaluate(`footfall.consent(true); footfall.track('One')`);
    await until(
      'on its way',
      () => ingest.attempts.length > 0,
      () => 0,
    );
    await page.evaluate(call as string);
    expect(await page.evaluate(onDevice)).toBe(NOTHING);
    await pause(1_000);
    expect(await page.evaluate(onDevice)).toBe(NOTHING);
  });

test('consent that is pending is kept nowhere, whatever is called meanwhile', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario, 'data-consent="required" data-capture="usual"');
  await page.evaluate(`
    footfall.identify('u1', { plan: 'gold' }); footfall.track('One'); footfall.group('g'); footfall.alias('u2');
    footfall.reset(); footfall.identify('u2'); footfall.anonymousId(); footfall.flush(); dispatchEvent(new Event('pagehide'))`);
  await pause(600);
  expect(await page.evaluate(onDevice)).toBe(NOTHING);
  expect(await page.evaluate('sessionStorage.length')).toBe(0);
  expect(await page.evaluate('indexedDB.databases()')).toEqual([]);
  expect(ingest.attempts).toEqual([]);
});

test('"limited" holds events back as long as Retry-After says, and a later page keeps to it', async () => {
  const { ingest } = scenario;
  const time = await MovableTime.of(scenario);
  const page = await openQuietPage(scenario);
  ingest.script = ({ events }, response, count) => {
    if (count > 1) return;
    const results = events.map(({ messageId }, index) => ({ index, messageId, status: 'limited' }));
    response.setHeader('retry-after', '15').end(JSON.stringify({ results, actions: [] }));
    return 'handled';
  };
  await page.evaluate(`footfall.track('Limited')`);
  await until(
    'limited',
    () => ingest.attempts.length === 1,
    () => 0,
  );
  await pause(200);
  await page.reload();
  await ready(page);
  await time.pass(10_000);
  expect(ingest.attempts).toHaveLength(1);
  await time.passUntilCounted(ingest, ['Limited'], 15_000);
});

test('without fetchLater a beacon takes what the quota does not hold; what no page saw answered is told again, and counts once', async () => {
  const { shop, ingest, context } = scenario;
  await context.addInitScript(() => Object.defineProperty(window, 'fetchLater', { value: undefined }));
  const time = await MovableTime.of(scenario);
  const page = await openQuietPage(scenario);
  await page.evaluate(`
    window.beacons = 0;
    const { sendBeacon } = Navigator.prototype;
    Navigator.prototype.sendBeacon = function (...args) {
      sessionStorage.beacons = Number(sessionStorage.beacons ?? 0) + 1;
      return sendBeacon.apply(this, args);
    };
    for (let i = 0; i < 60; i++) footfall.track('Burst ' + i, { text: 'x'.repeat(1000) });
    location.href = '/elsewhere'`);
  await page.waitForURL('**/elsewhere');
  await page.goto(shop.origin);
  await ready(page);
  expect(Number(await page.evaluate('sessionStorage.beacons'))).toBeGreaterThan(0);
  await time.passUntil(
    'all delivered',
    () => ingest.counted.length === 60,
    () => ingest.counted.length,
    20_000,
  );
  expect(new Set(ingest.names).size).toBe(60);
});
