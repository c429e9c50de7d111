import { expect, test } from 'vitest';
import { MovableTime } from './support/movable-time.ts';
import { openQuietPage } from './support/open.ts';
import { expectCounted, FAILED_REQUESTS, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();

test('two tabs, and one dies with its events: the other delivers them, once', async () => {
  const { context, ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  const time = await MovableTime.of(scenario);
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
  // Nothing of it is left that could tell anything; time cannot be moved in it.
  await dying.close();
  ingest.script = undefined;
  await survivor.evaluate(`footfall.track('Of the living')`);
  await time.passUntilCounted(ingest, ['Of the dead', 'Of the living'], 30_000);
  await time.pass(500);
  expect(ingest.duplicates).toEqual([]);
});

test('two tabs in one outage share its waits, and neither sends what the other has sent', async () => {
  const { ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  const time = await MovableTime.of(scenario);
  const tabs = [await openQuietPage(scenario), await openQuietPage(scenario)];
  const end = time.now() + 6_000;
  ingest.script = (_, response) => {
    if (time.now() > end) return;
    response.writeHead(503).end();
    return 'handled';
  };
  for (const [i, tab] of tabs.entries()) await tab.evaluate(`footfall.track('Tab ${i}')`);
  await time.passUntilCounted(ingest, ['Tab 0', 'Tab 1'], 40_000);
  await time.pass(3_000);
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
