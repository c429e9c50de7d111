import { expect, test } from 'vitest';
import { openQuietPage } from './support/open.ts';
import { expectCounted, FAILED_REQUESTS, pause, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();

test('two tabs, and one dies with its events: the other delivers them, once', async () => {
  const { context, ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  const survivor = await openQuietPage(scenario);
  const dying = await openQuietPage(scenario);
  ingest.script = (_, response) => {
    response.socket?.destroy();
    return 'handled';
  };
  await dying.evaluate(`footfall.track('Of the dead')`);
  await until(
    'tried',
    () => ingest.attempts.length > 0,
    () => 0,
  );
  const session = await context.newCDPSession(dying);
  const crashed = dying.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await crashed;
  ingest.script = undefined;
  await survivor.evaluate(`footfall.track('Of the living')`);
  await expectCounted(ingest, ['Of the dead', 'Of the living'], 30_000);
  await pause(500);
  expect(ingest.duplicates).toEqual([]);
});

test('two tabs in one outage share its waits, and neither sends what the other has sent', async () => {
  const { ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  const tabs = [await openQuietPage(scenario), await openQuietPage(scenario)];
  const end = Date.now() + 6_000;
  ingest.script = (_, response) => {
    if (Date.now() > end) return;
    response.writeHead(503).end();
    return 'handled';
  };
  for (const [i, tab] of tabs.entries()) await tab.evaluate(`footfall.track('Tab ${i}')`);
  await expectCounted(ingest, ['Tab 0', 'Tab 1'], 40_000);
  await pause(3_000);
  expect(ingest.duplicates).toEqual([]);
  expect(ingest.attempts.filter(({ at }) => at < end).length).toBeLessThanOrEqual(4);
});

test('tabs share the person, the session and what a sign-in in one of them says', async () => {
  const { ingest } = scenario;
  const [one, two] = [await openQuietPage(scenario), await openQuietPage(scenario)];
  await one.evaluate(`footfall.identify('u1'); footfall.track('One')`);
  await expectCounted(ingest, ['identify', 'One']);
  await two.evaluate(`footfall.track('Two')`);
  await expectCounted(ingest, ['identify', 'One', 'Two']);
  const [first, second] = ['One', 'Two'].map((name) => ingest.counted.find(({ event }) => event === name));
  expect(second?.userId).toBe('u1');
  expect(second?.anonymousId).toBe(first?.anonymousId);
  expect(second?.context.session).toEqual(first?.context.session);
});
