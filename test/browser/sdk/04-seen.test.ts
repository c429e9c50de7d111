import { expect, test } from 'vitest';
import { BareChromium } from './support/bare-chromium.ts';
import { ready } from './support/open.ts';
import { expectCounted, pause, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();

test('I: a prerendered page tells nothing until somebody sees it, then everything', async () => {
  const { shop, ingest, tag } = scenario;
  const next = shop.page(
    '/next',
    '',
    `<script>(window.footfall = window.footfall || []).push(['track', 'Early'])</script>${tag()}`,
  );
  const url = shop.page(
    '/',
    '<a href="/next">next</a>',
    `<script type="speculationrules">{"prerender":[{"source":"list","urls":["/next"],"eagerness":"immediate"}]}</script>`,
  );
  const chromium = await BareChromium.launch();
  try {
    await chromium.goto(url);
    await until(
      'prerendered',
      () => shop.prerendered.includes('/next'),
      () => shop.prerendered,
    );
    await pause(1_500);
    expect(ingest.attempts).toEqual([]);
    await chromium.evaluate(`document.querySelector('a').click()`);
    await expectCounted(ingest, ['page', 'Early']);
    expect(ingest.counted[0]?.context.page?.url).toBe(next);
  } finally {
    await chromium.close();
  }
});

test('a page that the browser says is prerendering waits for prerenderingchange', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.addInitScript(() => Object.defineProperty(document, 'prerendering', { value: true, writable: true }));
  await page.goto(shop.page('/', '', tag()));
  await ready(page);
  await page.evaluate(`footfall.track('Early')`);
  await pause(600);
  expect(ingest.attempts).toEqual([]);
  expect(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.length > 30))).toEqual([]);
  await page.evaluate(`document.prerendering = false; document.dispatchEvent(new Event('prerenderingchange'))`);
  await expectCounted(ingest, ['page', 'Early']);
});

test('a return from the back/forward cache is one page view, and the page stays fit for that cache', async () => {
  const { shop, ingest, tag } = scenario;
  const chromium = await BareChromium.launch();
  try {
    await chromium.goto(shop.page('/', '', tag()));
    await expectCounted(ingest, ['page']);
    await chromium.evaluate(`window.sameDocument = true; footfall.track('Left'); location.href = '/elsewhere'`);
    await until(
      'left',
      () => shop.visited.includes('/elsewhere'),
      () => shop.visited,
    );
    await pause(500);
    await chromium.evaluate('history.back()');
    await expectCounted(ingest, ['page', 'Left', 'page']);
    expect(await chromium.evaluate('window.sameDocument')).toBe(true);
    await pause(500);
    expect(ingest.names).toHaveLength(3);
    expect(ingest.duplicates).toEqual([]);
  } finally {
    await chromium.close();
  }
});

test('a page that comes back from the back/forward cache and is left again is left twice, with and without page views', async () => {
  const { shop, ingest, tag } = scenario;
  for (const attributes of ['', 'data-auto-page="false"']) {
    const chromium = await BareChromium.launch();
    try {
      const left = () => ingest.counted.filter(({ event }) => event === 'Page Left');
      const before = left().length;
      await chromium.goto(shop.page('/', '', tag(`${attributes} data-capture="page-left"`)));
      await until(
        'loaded',
        () => ingest.fetched.filter((name) => name.startsWith('page-left')).length === (before ? 2 : 1),
        () => ingest.fetched,
      );
      await pause(500);
      // Nobody gives a browser without a screen the focus.
      await chromium.evaluate(`document.hasFocus = () => true; location.href = '/elsewhere'`);
      await until(
        'left',
        () => left().length === before + 1,
        () => ingest.names,
      );
      await chromium.evaluate('history.back()');
      await pause(1_500);
      await chromium.evaluate(`location.href = '/elsewhere'`);
      await until(
        'left again',
        () => left().length === before + 2,
        () => ingest.names,
      );
      expect(left().at(-1)?.properties.stay).toBe(attributes ? 2 : 1);
    } finally {
      await chromium.close();
    }
  }
});

for (const [how, init] of [
  ['Navigation API', ''],
  ['History', 'delete window.navigation'],
] as const) {
  test(`routes of a single-page app are page views, once each, by ${how}`, async () => {
    const { shop, ingest, tag, newPage } = scenario;
    const page = await newPage();
    await page.addInitScript(init);
    await page.goto(shop.page('/', '', tag()));
    await expectCounted(ingest, ['page']);
    await page.evaluate(() => {
      history.replaceState({ framework: 'state' }, '', location.href);
      history.pushState({}, '', '/flavours');
      history.replaceState({ scroll: 1 }, '', '/flavours');
      document.title = 'Flavours';
    });
    await expectCounted(ingest, ['page', 'page']);
    await page.evaluate(() => {
      location.hash = 'top';
    });
    await page.goBack();
    await page.goBack();
    await expectCounted(ingest, ['page', 'page', 'page']);
    await pause(400);
    expect(ingest.counted.map(({ context }) => context.page?.path)).toEqual(['/', '/flavours', '/']);
    expect(ingest.counted[1]?.context.page).toMatchObject({ title: 'Flavours', referrer: `${shop.origin}/` });
  });
}
