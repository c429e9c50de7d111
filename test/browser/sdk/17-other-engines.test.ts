import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BidiFirefox, FIREFOX } from './support/bidi-firefox.ts';
import { Ingest } from './support/ingest.ts';
import { expectCounted, pause, until } from './support/scenario.ts';
import { Shop } from './support/shop.ts';
import { WEBKIT, Webkit } from './support/webkit.ts';

const ENGINES = [
  { name: 'Firefox', installed: FIREFOX, launch: () => BidiFirefox.launch() },
  { name: 'WebKit', installed: WEBKIT, launch: () => Webkit.launch() },
];

/** What decides delivery differs between engines; what an event says does not. */
describe.for(ENGINES)('in $name', ({ name, installed, launch }) => {
  let browser: BidiFirefox | Webkit;
  let shop: Shop;
  let ingest: Ingest;
  let url: string;

  beforeAll(async () => {
    if (installed) browser = await launch();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    shop = await new Shop().start();
    ingest = await new Ingest().start();
    ingest.latencyMs = 150;
    url = shop.page(
      '/',
      '',
      `<script src="${ingest.origin}/sdk/footfall.js" data-write-key="wk_demo" data-auto-page="false" data-capture=""></script>`,
    );
  });
  afterEach(async () => {
    await ingest.stop();
    await shop.stop();
  });

  test.skipIf(!installed)(
    'A: an event told in the tick that navigates away is delivered, and not told again meanwhile',
    async () => {
      const tab = await browser.open(url);
      for (let visit = 1; visit <= 3; visit++) {
        await browser.goto(tab, url);
        await browser.evaluate(tab, `footfall.track('Left ${visit}'); location.href = '/elsewhere'; 1`);
        await until(
          'delivered',
          () => ingest.names.includes(`Left ${visit}`),
          () => ingest.names,
        );
      }
      await browser.goto(tab, url);
      await pause(2_000);
      expect(ingest.counted).toHaveLength(3);
      expect(ingest.duplicates).toEqual([]);
      await browser.closeTab(tab);
    },
  );

  test.skipIf(!installed)('B: an event told 30 ms before the tab closes is delivered', async () => {
    for (let visit = 1; visit <= 3; visit++) {
      const tab = await browser.open(url);
      await browser.evaluate(tab, `footfall.track('Closed ${visit}')`);
      await pause(30);
      await browser.closeTab(tab);
      await until(
        'delivered',
        () => ingest.names.includes(`Closed ${visit}`),
        () => ingest.names,
      );
    }
    expect(ingest.duplicates).toEqual([]);
  });

  test.skipIf(!installed)(
    'D: 100 events of 1 KB and a navigation in the same tick are all delivered, none twice',
    async () => {
      const tab = await browser.open(url);
      await browser.evaluate(
        tab,
        `for (let i = 0; i < 100; i++) footfall.track('Burst ' + i, { text: 'x'.repeat(1000) }); location.href = '/elsewhere'; 1`,
      );
      await until(
        'left',
        () => shop.visited.includes('/elsewhere'),
        () => shop.visited,
      );
      // As many as fit into the quota that the page's keepalive requests share, before anybody comes back.
      await until(
        'the burst leaves with the page',
        () => ingest.counted.length > 40,
        () => ingest.counted.length,
      );
      const leaving = ingest.counted.length;
      await browser.goto(tab, url);
      await until(
        'all delivered',
        () => ingest.counted.length === 100,
        () => ingest.counted.length,
        30_000,
      );
      console.log(`${name}: ${leaving} of 100 delivered while leaving`);
      await browser.closeTab(tab);
    },
  );

  test.skipIf(!installed)('E: an outage sees few attempts, and all is delivered after it', async () => {
    const end = Date.now() + 6_000;
    ingest.script = (_, response) => {
      if (Date.now() > end) return;
      response.writeHead(503).end();
      return 'handled';
    };
    const tab = await browser.open(url);
    await browser.evaluate(tab, `footfall.track('One'); footfall.track('Two')`);
    await expectCounted(ingest, ['One', 'Two'], 40_000);
    expect(ingest.attempts.filter(({ at }) => at < end).length).toBeLessThanOrEqual(3);
    await browser.closeTab(tab);
  });

  test.skipIf(!installed)('F: a connection that fails, the page left, two tabs opened: delivered once', async () => {
    ingest.script = (_, response) => {
      response.socket?.destroy();
      return 'handled';
    };
    const tab = await browser.open(url);
    await browser.evaluate(tab, `footfall.track('One'); footfall.track('Two')`);
    await until(
      'tried',
      () => ingest.attempts.length > 0,
      () => 0,
    );
    await browser.closeTab(tab);
    ingest.script = undefined;
    const tabs = [await browser.open(url), await browser.open(url)];
    await expectCounted(ingest, ['One', 'Two'], 30_000);
    await pause(1_000);
    expect(ingest.duplicates).toEqual([]);
    for (const open of tabs) await browser.closeTab(open);
  });
});
