import { expect, test } from 'vitest';
import { MovableTime } from './support/movable-time.ts';
import { expectCounted, FAILED_REQUESTS, pause, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();
const SILENT = 'data-auto-page="false"';
const FIVE = `for (let i = 1; i <= 5; i++) footfall.track('Event ' + i);`;
const NAMES = ['Event 1', 'Event 2', 'Event 3', 'Event 4', 'Event 5'];

async function openPage() {
  const page = await scenario.newPage();
  await page.goto(scenario.shop.page('/', '', scenario.tag(SILENT)));
  await page.waitForFunction('!Array.isArray(window.footfall ?? [])');
  return page;
}

test('E: an outage of 10 s sees at most three attempts, and all is delivered after it', async () => {
  const { ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  const time = await MovableTime.of(scenario);
  const page = await openPage();
  const end = time.now() + 10_000;
  ingest.script = (_, response) => {
    if (time.now() > end) return;
    response.writeHead(503).end();
    return 'handled';
  };
  await page.evaluate(FIVE);
  await time.passUntilCounted(ingest, NAMES, 50_000);
  expect(ingest.attempts.filter(({ at }) => at < end).length).toBeLessThanOrEqual(3);
  expect(ingest.duplicates).toEqual([]);
  expect(new Set(ingest.attempts.map(({ sentAt }) => sentAt)).size).toBe(ingest.attempts.length);
});

test('after an outage events arrive in the order in which they happened', async () => {
  const { ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  ingest.script = (_, response, count) => {
    if (count > 2) return;
    response.writeHead(503, { 'retry-after': '1' }).end();
    return 'handled';
  };
  const page = await openPage();
  for (let i = 1; i <= 5; i++) {
    await page.evaluate(`footfall.track('Event ${i}')`);
    await pause(300);
  }
  await expectCounted(ingest, NAMES);
  expect(ingest.names).toEqual(NAMES);
});

test('F: network down, page left, two tabs opened: everything is delivered, by one of them', async () => {
  const { context, ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  const time = await MovableTime.of(scenario);
  const page = await openPage();
  ingest.script = (_, response) => {
    response.socket?.destroy();
    return 'handled';
  };
  await page.evaluate(FIVE);
  await until(
    'tried',
    () => ingest.attempts.length > 0,
    () => ingest.attempts.length,
  );
  await page.close();
  ingest.script = undefined;
  // The other tab looks while the first one waits for its answer.
  ingest.latencyMs = 150;
  await Promise.all([openPage(), openPage()]);
  await time.passUntilCounted(ingest, NAMES, 30_000);
  await time.pass(1_000);
  expect(ingest.duplicates).toEqual([]);
  expect(context.pages()).toHaveLength(2);
});

test('G: network down and the renderer killed: the next page delivers', async () => {
  const { context, ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  const time = await MovableTime.of(scenario);
  const page = await openPage();
  ingest.script = (_, response) => {
    response.socket?.destroy();
    return 'handled';
  };
  await page.evaluate(FIVE);
  const session = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;
  // Nothing of it is left that could tell anything; time cannot be moved in it.
  await page.close();
  ingest.script = undefined;
  await openPage();
  await time.passUntilCounted(ingest, NAMES, 30_000);
  expect(ingest.duplicates).toEqual([]);
});

test('H: 429 with Retry-After is obeyed by this page and the next', async () => {
  const { ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  const time = await MovableTime.of(scenario);
  const page = await openPage();
  ingest.script = (_, response, count) => {
    if (count > 1) return;
    response.writeHead(429, { 'retry-after': '20' }).end();
    return 'handled';
  };
  await page.evaluate(FIVE);
  await until(
    'refused',
    () => ingest.attempts.length === 1,
    () => ingest.attempts.length,
  );
  await pause(500);
  await page.reload();
  await page.waitForFunction('!Array.isArray(window.footfall ?? [])');
  await page.evaluate(`footfall.track('Event 6')`);
  await time.passUntilCounted(ingest, [...NAMES, 'Event 6'], 30_000);
  const waited = ((ingest.attempts[1]?.at ?? 0) - (ingest.attempts[0]?.at ?? 0)) / 1000;
  expect(waited).toBeGreaterThan(19.9);
  expect(waited).toBeLessThan(25);
  expect(ingest.duplicates).toEqual([]);
});
