import { expect, test } from 'vitest';
import { openQuietPage, ready } from './support/open.ts';
import { expectCounted, FAILED_REQUESTS, pause, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();

test('one event is one write to storage, no cookie is written, and what is stored is never written again', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.track('First')`);
  await expectCounted(ingest, ['First']);
  const written = await page.evaluate(() => {
    const { footfall, writes } = window as unknown as { footfall: { track(name: string): void }; writes: string[] };
    const found: string[] = writes ?? [];
    const setItem = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
      found.push(key);
      setItem.call(this, key, value);
    };
    const cookie = document.cookie;
    for (let i = 0; i < 50; i++) footfall.track('Fifty');
    Storage.prototype.setItem = setItem;
    return { found, sameCookie: cookie === document.cookie };
  });
  expect(written.sameCookie).toBe(true);
  expect(written.found).toHaveLength(50);
  expect(new Set(written.found).size).toBe(50);
});

test('no timer runs while nothing waits', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.addInitScript(() => {
    const running = new Set<unknown>();
    Object.assign(window, { running });
    const { setTimeout: start, clearTimeout: stop } = window;
    Object.assign(window, {
      setTimeout(call: () => void, wait: number) {
        const timer = start(() => {
          running.delete(timer);
          call();
        }, wait);
        running.add(timer);
        return timer;
      },
      clearTimeout(timer: number) {
        running.delete(timer);
        stop(timer);
      },
      setInterval() {
        running.add('an interval');
      },
    });
  });
  await page.goto(shop.page('/', '', tag('data-capture="usual web-vitals forms"')));
  await expectCounted(ingest, ['page']);
  await page.evaluate(`footfall.track('One'); footfall.track('Two')`);
  await expectCounted(ingest, ['page', 'One', 'Two']);
  await page.waitForFunction('running.size === 0');
});

test('an event costs less than 150 bytes on the wire in a batch', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario);
  await page.evaluate(`for (let i = 0; i < 50; i++) footfall.track('Product Viewed', { i })`);
  await until(
    'sent',
    () => ingest.counted.length === 50,
    () => ingest.counted.length,
  );
  const [one, other] = ingest.attempts[0]?.events ?? [];
  expect(one?.anonymousId).toBe(other?.anonymousId);
  const bytesPerEvent = (ingest.attempts[0]?.body.length ?? 0) / 50;
  console.log(`${bytesPerEvent} bytes an event`);
  expect(bytesPerEvent).toBeLessThanOrEqual(150);
});

test('nothing but a cookie and localStorage blocked: everything is delivered from memory', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get: refuse });
    Object.defineProperty(Document.prototype, 'cookie', { get: refuse, set: refuse });
    Object.defineProperty(Navigator.prototype, 'locks', { value: undefined });
    Object.defineProperty(Navigator.prototype, 'sendBeacon', { value: undefined });
  });
  await page.goto(shop.page('/', '', tag()));
  await ready(page);
  await page.evaluate(`footfall.orderCompleted({ order_id: 'A1' })`);
  await expectCounted(ingest, ['page', 'Order Completed']);
});

test.each([
  ['cut short', '{"anonymousId":"a'],
  ['nothing', 'null'],
])('where somebody made %s of what is kept of the person, it is written anew and all is told', async (_what, made) => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.addInitScript((text) => {
    localStorage['ff_wk_demo:me'] ??= text;
  }, made);
  await page.goto(shop.page('/', '', tag()));
  await ready(page);
  await page.evaluate(`footfall.track('Told')`);
  await expectCounted(ingest, ['page', 'Told']);
  const id = await page.evaluate('footfall.anonymousId()');
  await page.reload();
  await ready(page);
  expect(await page.evaluate('footfall.anonymousId()')).toBe(id);
});

test('in a sandboxed frame without an origin everything is delivered from memory', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  shop.page('/frame', '', tag());
  const page = await newPage();
  await page.goto(shop.page('/', '<iframe src="/frame" sandbox="allow-scripts"></iframe>'));
  await expectCounted(ingest, ['page']);
});

test('a device filled by the shop loses nothing while the page lives', async () => {
  const { ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  const page = await openQuietPage(scenario);
  ingest.script = (_, response) => {
    response.writeHead(503, { 'retry-after': '2' }).end();
    return 'handled';
  };
  await page.evaluate(() => {
    const { footfall } = window as unknown as { footfall: { track(name: string): void } };
    footfall.track('Before');
    for (let size = 1 << 20; size >= 1; size >>= 1) {
      try {
        for (let i = 0; ; i++) localStorage.setItem(`shop-${size}-${i}`, 'x'.repeat(size));
      } catch {}
    }
    footfall.track('Full');
  });
  await until(
    'refused',
    () => ingest.attempts.length > 0,
    () => 0,
  );
  ingest.script = undefined;
  await expectCounted(ingest, ['Before', 'Full']);
});

test('a queue at its limit gives up scroll pings, keeps the order, and tells what was lost', async () => {
  const { ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  const page = await openQuietPage(scenario);
  ingest.script = (_, response) => {
    response.writeHead(503, { 'retry-after': '3' }).end();
    return 'handled';
  };
  await page.evaluate(() => {
    const { footfall } = window as unknown as {
      footfall: {
        track(name: string, properties: object, options?: object): void;
        orderCompleted(order: object): void;
      };
    };
    footfall.orderCompleted({ order_id: 'A1' });
    for (let i = 0; i < 300; i++) footfall.track('Scrolled', { text: 'x'.repeat(1000) }, { rank: 0 });
    for (let i = 0; i < 10; i++) footfall.track('Product Viewed', { i });
  });
  const chars = await page.evaluate(() =>
    Object.keys(localStorage).reduce((sum, key) => sum + key.length + `${localStorage[key]}`.length, 0),
  );
  expect(chars).toBeLessThan(300_000);
  await until(
    'refused',
    () => ingest.attempts.length > 0,
    () => 0,
  );
  ingest.script = undefined;
  await until(
    'order told',
    () => ingest.names.includes('Order Completed'),
    () => ingest.names.length,
    15_000,
  );
  await until(
    'all told',
    () => ingest.names.filter((name) => name === 'Product Viewed').length === 10,
    () => 0,
    15_000,
  );
  await pause(1_500);
  const lost = ingest.counted.filter(({ event }) => event === 'Events Lost');
  const count = lost.reduce((sum, { properties }) => sum + Number(properties.count), 0);
  expect(lost[0]?.properties.cause).toBe('full');
  expect(count + ingest.names.filter((name) => name === 'Scrolled').length).toBe(300);
});

test('an event too large for the ingest, and for keepalive, is refused by itself and stops no other', async () => {
  const { ingest } = scenario;
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.track('Large', { text: '\\u20ac'.repeat(30000) }); footfall.track('Small')`);
  await expectCounted(ingest, ['Small']);
  expect(ingest.refused).toEqual(['Large']);
  await page.waitForFunction(() => Object.keys(localStorage).join() === 'ff_wk_demo:me');
});

test('offline for hours: nothing is tried, everything is kept, and delivered when the network is back', async () => {
  const { context, ingest, shop, tag, newPage } = scenario;
  const page = await newPage();
  await page.clock.install();
  await page.goto(shop.page('/', '', tag('data-auto-page="false"')));
  await ready(page);
  await context.setOffline(true);
  await page.evaluate(`footfall.track('Offline')`);
  await page.clock.fastForward('05:00:00');
  expect(ingest.attempts).toEqual([]);
  await context.setOffline(false);
  await page.clock.runFor(1_000);
  await expectCounted(ingest, ['Offline']);
  const late = Date.parse(ingest.attempts[0]?.sentAt ?? '') - Date.parse(ingest.counted[0]?.timestamp ?? '');
  expect(late / 3_600_000).toBeGreaterThan(4.9);
});

test('a clock set back a year does not hold anything up', async () => {
  const { ingest } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  const page = await openQuietPage(scenario);
  await page.evaluate(() => {
    const later = Date.now() + 365 * 86_400_000;
    localStorage.setItem('ff_wk_demo:gate', `${later} 4`);
    const key = `ff_wk_demo:${later.toString(36)}aaaaaaaaaa10001`;
    localStorage.setItem(key, '{"type":"track","event":"Old","messageId":"m1"}\n"anonymousId":"a","context":{}');
  });
  await page.evaluate(`footfall.track('New')`);
  await expectCounted(ingest, ['Old', 'New']);
});
