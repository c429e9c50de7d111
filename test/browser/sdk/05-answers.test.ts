import { expect, test } from 'vitest';
import { MovableTime } from './support/movable-time.ts';
import { openQuietPage } from './support/open.ts';
import { expectCounted, FAILED_REQUESTS, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();
const stored = `Object.keys(localStorage).filter((key) => key.length > 30).length`;

test('500 after everything was taken in: told again under the same id, counted once', async () => {
  const { ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  ingest.script = (attempt, response, count) => {
    if (count > 1) return;
    ingest.accept(attempt);
    response.writeHead(500).end();
    return 'handled';
  };
  const time = await MovableTime.of(scenario);
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.track('Once')`);
  await time.passUntil(
    'told again',
    () => ingest.duplicates.length === 1,
    () => ingest.attempts.length,
    10_000,
  );
  await page.waitForFunction(`${stored} === 0`);
  expect(ingest.names).toEqual(['Once']);
});

test('a connection dropped after the server has read is unknown, not sent: told again, counted once', async () => {
  const { ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  ingest.script = (attempt, response, count) => {
    if (count > 1) return;
    ingest.accept(attempt);
    response.socket?.destroy();
    return 'handled';
  };
  const time = await MovableTime.of(scenario);
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.track('Once')`);
  await time.passUntil(
    'told again',
    () => ingest.duplicates.length === 1,
    () => ingest.attempts.length,
    10_000,
  );
  await page.waitForFunction(`${stored} === 0`);
  expect(ingest.names).toEqual(['Once']);
});

test('an answer cut short removes nothing', async () => {
  const { ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  ingest.script = (attempt, response, count) => {
    if (count > 1) return;
    const answer = JSON.stringify(ingest.accept(attempt));
    response.setHeader('content-length', answer.length).write(answer.slice(0, answer.length / 2));
    setTimeout(() => response.socket?.destroy(), 50);
    return 'handled';
  };
  const time = await MovableTime.of(scenario);
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.track('Once')`);
  await time.passUntil(
    'told again',
    () => ingest.duplicates.length === 1,
    () => ingest.attempts.length,
    10_000,
  );
  expect(ingest.names).toEqual(['Once']);
});

test('each event by its own answer: final ones are forgotten, the others wait and come again alone', async () => {
  const { ingest } = scenario;
  const statuses = ['accepted', 'retry', 'dropped', 'limited', 'invalid'] as const;
  ingest.script = (attempt, response, count) => {
    if (count > 1) return;
    const results = attempt.events.map(({ messageId }, index) => ({ index, messageId, status: statuses[index] }));
    response.setHeader('retry-after', '1').end(JSON.stringify({ results, actions: [] }));
    return 'handled';
  };
  const page = await openQuietPage(scenario);
  await page.evaluate(`for (let i = 0; i < 5; i++) footfall.track('Event ' + i)`);
  await expectCounted(ingest, ['Event 1', 'Event 3']);
  expect(ingest.attempts).toHaveLength(2);
  const waited = (ingest.attempts[1]?.at ?? 0) - (ingest.attempts[0]?.at ?? 0);
  expect(waited).toBeGreaterThan(990);
  await page.waitForFunction(`${stored} === 0`);
});

for (const status of [401, 403]) {
  test(`${status} keeps everything and does not ask again soon`, async () => {
    const { ingest } = scenario;
    scenario.allowedNoise = FAILED_REQUESTS;
    ingest.script = (_, response) => {
      response.writeHead(status).end();
      return 'handled';
    };
    const time = await MovableTime.of(scenario);
    const page = await openQuietPage(scenario);
    await page.evaluate(`footfall.track('Kept')`);
    await until(
      'asked',
      () => ingest.attempts.length === 1,
      () => ingest.attempts.length,
    );
    await time.pass(30_000);
    await page.evaluate(`footfall.track('Kept too')`);
    await time.pass(1_000);
    expect(ingest.attempts).toHaveLength(1);
    expect(await page.evaluate(stored)).toBe(2);
  });
}

for (const status of [413, 400])
  test(`${status} is halved and each half sent again; what is refused by itself is given up, and told`, async () => {
    const { ingest } = scenario;
    scenario.allowedNoise = FAILED_REQUESTS;
    ingest.script = ({ events }, response) => {
      if (events.length <= 3 && !events.some(({ event }) => event === 'Poison')) return;
      response.writeHead(status).end();
      return 'handled';
    };
    const page = await openQuietPage(scenario);
    await page.evaluate(`
      for (let i = 0; i < 9; i++) footfall.track('Event ' + i);
      footfall.track('Poison');
      for (let i = 9; i < 12; i++) footfall.track('Event ' + i)`);
    await expectCounted(ingest, [...Array.from({ length: 12 }, (_, i) => `Event ${i}`), 'Events Lost']);
    expect(ingest.duplicates).toEqual([]);
    const lost = ingest.counted.find(({ event }) => event === 'Events Lost');
    expect(lost?.properties).toEqual({ cause: 'refused', count: 1 });
    // The answer has left the server; the page forgets when it arrives there.
    await expect.poll(() => page.evaluate(stored)).toBe(0);
  });

test('a host nobody lets through (ad blocker): a few tries, then this page is quiet and the next one delivers', async () => {
  const { ingest, context } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  let tries = 0;
  await context.route('**/v1/batch', (route) => {
    tries++;
    return route.abort('blockedbyclient');
  });
  const time = await MovableTime.of(scenario);
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.track('Blocked')`);
  await time.pass(20_000);
  expect(tries).toBe(3);
  await page.evaluate(`footfall.track('Blocked too')`);
  await time.pass(1_000);
  expect(tries).toBe(3);
  await context.unroute('**/v1/batch');
  await openQuietPage(scenario);
  await time.passUntilCounted(ingest, ['Blocked', 'Blocked too'], 20_000);
});
